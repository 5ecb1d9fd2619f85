import { benchCharts } from './bench-charts.ts';
import { type BenchFigure, benchKernel } from './bench-kernel.ts';
import { benchPage } from './bench-page.ts';
import { benchSlice } from './bench-slice.ts';
import { parseOptions } from './parse-options.ts';

/** `sim bench`: what things cost, as ratios where a ratio says more than a time. Exit 1 when a figure misses its bound. */
export async function bench(args: readonly string[]): Promise<number> {
  const options = parseOptions(args, { json: 'boolean', 'skip-page': 'boolean' });
  const figures: BenchFigure[] = [...(await benchKernel()), ...(await benchSlice())];
  if (!options.flag('skip-page')) figures.push(...(await benchPage()), ...(await benchCharts()));
  if (options.flag('json')) process.stdout.write(`${JSON.stringify({ figures })}\n`);
  else for (const figure of figures) process.stdout.write(lineOf(figure));
  return figures.every((figure) => figure.held !== false) ? 0 : 1;
}

function lineOf({ name, value, unit, bound, held }: BenchFigure): string {
  const verdict = held === undefined ? '' : held ? `  holds (${bound})` : `  MISSES (${bound})`;
  return `${name.padEnd(52)} ${String(value).padStart(10)} ${unit}${verdict}\n`;
}

import { type ReactNode, useId } from 'react';
import { chartTexts as texts } from '../texts/charts.ts';
import { chartNumber } from './chart-number.ts';

interface ChartFigureProps {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly [string, ...(number | null)[]])[];
  readonly children: ReactNode;
}

/** A chart with its caption and the same numbers as a table. */
export function ChartFigure({ caption, columns, rows, children }: ChartFigureProps) {
  const title = useId();
  return (
    <figure aria-labelledby={title}>
      <figcaption id={title}>{caption}</figcaption>
      <div className="chart" aria-hidden="true">
        {children}
      </div>
      <details>
        <summary>{texts.asTable}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard */}
        <section className="table-scroll" aria-label={caption} tabIndex={0}>
          <table>
            <caption>{caption}</caption>
            <thead>
              <tr>
                <th scope="col">UTC</th>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([time, ...values]) => (
                <tr key={time}>
                  <th scope="row">{time}</th>
                  {values.map((value, index) => (
                    <td key={columns[index]}>{value === null ? '–' : chartNumber(value)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </figure>
  );
}

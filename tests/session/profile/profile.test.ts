import { describe, expect, it } from 'vitest';
import { csvRows } from '../../../src/kernel/csv-rows.ts';
import { addSummaries, kindOf, summarise } from '../../../src/session/profile/column-summary.ts';
import { profileCsv } from '../../../src/session/profile/file-profile.ts';
import { addHistograms, coarsen, type Histogram, histogramOf } from '../../../src/session/profile/histogram.ts';

describe('rows of a CSV text', () => {
  it('keeps commas, quotes and line ends inside quotes', () => {
    expect(csvRows('a,b\r\n"x, y","he said ""no"""\n"two\nlines",\n')).toEqual([
      ['a', 'b'],
      ['x, y', 'he said "no"'],
      ['two\nlines', ''],
    ]);
  });

  it('needs no line end at the end, drops a byte order mark and stops when told', () => {
    expect(csvRows('\uFEFFa,b\n1,2')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(csvRows('a\n1\n2\n3\n', 2)).toEqual([['a'], ['1']]);
  });
});

describe('what a cell is', () => {
  it.each([
    ['0', 'integer'],
    ['-17', 'integer'],
    ['3.50', 'number'],
    ['1e-3', 'number'],
    ['true', 'boolean'],
    ['2026-03-10', 'timestamp'],
    ['2026-03-10T08:00:00.125Z', 'timestamp'],
    ['2026-03-10 8 o’clock', 'text'],
    ['card', 'text'],
    ['12abc', 'text'],
    ['+44 1632 960845', 'text'],
  ])('%s is %s', (text, kind) => expect(kindOf(text)).toBe(kind));
});

const total = ({ counts }: Histogram): number => counts.reduce((sum, count) => sum + count, 0);
const numbers = Array.from({ length: 500 }, (_, i) => ((i * 7919) % 1009) / 8);

describe('a histogram', () => {
  it('holds every number in the bin it belongs to', () => {
    const { width, first, counts } = histogramOf(numbers) as Histogram;
    for (const [bin, count] of counts.entries()) {
      const low = (first + bin) * width;
      expect(numbers.filter((value) => value >= low && value < low + width)).toHaveLength(count);
    }
  });

  it('of two halves is that of the whole, in bins of the same places', () => {
    const whole = histogramOf(numbers) as Histogram;
    const halves = addHistograms(
      histogramOf(numbers.slice(0, 60)) as Histogram,
      histogramOf(numbers.slice(60)) as Histogram,
    );
    const wide = Math.max(whole.width, halves.width);
    const bins = (one: Histogram): Map<number, number> => {
      const found = new Map<number, number>();
      for (const [bin, count] of one.counts.entries()) {
        const at = Math.floor(((one.first + bin) * one.width) / wide);
        if (count > 0) found.set(at, (found.get(at) ?? 0) + count);
      }
      return found;
    };
    expect(bins(halves)).toEqual(bins(whole));
  });

  it('loses nobody when it is made coarser, or when its parts lie far apart', () => {
    expect(total(coarsen(histogramOf(numbers) as Histogram, 8))).toBe(500);
    const far = addHistograms(histogramOf([1, 2, 3]) as Histogram, histogramOf([1_000_000]) as Histogram);
    expect(total(far)).toBe(4);
    expect(far.counts.length).toBeLessThanOrEqual(64);
  });

  it('tells whole numbers apart no further than they are', () => {
    expect(histogramOf([0, 1, 1, 3])).toEqual({ width: 1, first: 0, counts: [1, 2, 0, 1] });
    expect(histogramOf([])).toBeUndefined();
  });
});

describe('a column', () => {
  it('is the same summed up at once or file by file, but for what does not add up', () => {
    const cells = ['1', '2.5', '', 'x', '2026-03-10', '4', '', '7'];
    const together = summarise('c', cells);
    const added = addSummaries(summarise('c', cells.slice(0, 3)), summarise('c', cells.slice(3)));
    const apart = { histogram: null, quantiles: null };
    expect({ ...added, numeric: { ...added.numeric, ...apart } }).toEqual({
      ...together,
      numeric: { ...together.numeric, ...apart },
    });
    expect(added.numeric?.quantiles).toBeNull();
    expect(together).toMatchObject({ rows: 8, empty: 2, numeric: { count: 4, min: 1, max: 7, sum: 14.5 } });
  });

  it('counts values as long as there are few of them', () => {
    expect(summarise('c', ['a', 'b', 'a']).counts).toEqual(
      new Map([
        ['a', 2],
        ['b', 1],
      ]),
    );
    expect(
      summarise(
        'id',
        Array.from({ length: 101 }, (_, i) => `o-${i}`),
      ).counts,
    ).toBeNull();
  });

  it('of a row that is too short is empty there', () => {
    const { rows, ragged, columns } = profileCsv('a,b\n1,2\n3\n');
    expect([rows, ragged]).toEqual([2, 1]);
    expect(columns[1]).toMatchObject({ name: 'b', empty: 1 });
  });
});

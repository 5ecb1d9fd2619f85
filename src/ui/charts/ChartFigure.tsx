import { type ReactNode, useId, useState } from 'react';
import { chartTexts as texts } from '../texts/charts.ts';
import { chartNumber } from './chart-number.ts';
import './charts.css';

/** Where on the horizontal axis, and the value of every column there. */
export type ChartRow = readonly [string, ...(number | null)[]];

interface ChartFigureProps {
  readonly caption: string;
  readonly about?: string | undefined; // one sentence below the caption
  readonly first?: string; // heading of the first column, unless it is the time
  readonly columns: readonly string[];
  /** The table is made while it is open; give a function when its rows cost something. */
  readonly rows: readonly ChartRow[] | (() => readonly ChartRow[]);
  readonly actions?: ReactNode; // beside the caption
  readonly legend?: ReactNode;
  readonly children: ReactNode;
}

/** A chart with its caption and the same numbers as a table. */
export function ChartFigure(props: ChartFigureProps) {
  const { caption, about, first = texts.time, columns, rows, actions, legend, children } = props;
  const title = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <figure aria-labelledby={title}>
      <div className="chart-head">
        <figcaption id={title}>{caption}</figcaption>
        {actions}
      </div>
      {about === undefined ? null : <p className="hint">{about}</p>}
      {legend}
      <div className="chart" aria-hidden="true">
        {children}
      </div>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{texts.asTable}</summary>
        {isOpen ? (
          <ChartTable
            caption={caption}
            first={first}
            columns={columns}
            rows={typeof rows === 'function' ? rows() : rows}
          />
        ) : null}
      </details>
    </figure>
  );
}

interface ChartTableProps {
  readonly caption: string;
  readonly first: string;
  readonly columns: readonly string[];
  readonly rows: readonly ChartRow[];
}

const ChartTable = ({ caption, first, columns, rows }: ChartTableProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard
  <section className="table-scroll" aria-label={caption} tabIndex={0}>
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          {columns.map((column) => (
            <th key={column} scope="col" className="number">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([place, ...values]) => (
          <tr key={place}>
            <th scope="row">{place}</th>
            {values.map((value, index) => (
              <td key={columns[index]} className="number">
                {value === null ? texts.nothing : chartNumber(value)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

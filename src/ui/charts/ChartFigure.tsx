import type { ReactNode } from 'react';
import { texts } from '../texts.ts';

interface ChartFigureProps {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly [string, ...(number | null)[]])[];
  readonly children: ReactNode;
}

/** A chart with its caption and the same numbers as a table. */
export function ChartFigure({ caption, columns, rows, children }: ChartFigureProps) {
  return (
    <figure>
      <figcaption>{caption}</figcaption>
      <div className="chart" aria-hidden="true">
        {children}
      </div>
      <details>
        <summary>{texts.asTable}</summary>
        <div className="table-scroll">
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
                    <td key={columns[index]}>{value === null ? '–' : Math.round(value)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}

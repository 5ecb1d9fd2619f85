import { Field, Select } from '@fluentui/react-components';
import type { DataAssetView } from '../../session/views/data-asset-view.ts';
import type { PreviewTable } from '../../session/views/data-preview-view.ts';
import { FileContent } from '../files/FileContent.tsx';
import { formatBytes } from '../kit/format-bytes.ts';
import { formatPercent } from '../kit/format-number.ts';
import { useQuery } from '../routing/use-query.ts';
import { useView } from '../store/use-view.ts';
import { commonTexts } from '../texts/common.ts';
import { dataTexts as texts } from '../texts/data.ts';
import './data.css';

/** One file of a version: its columns with their types, and its first rows. */
export function DataExplore({ asset }: { readonly asset: DataAssetView }) {
  const [file, setFile] = useQuery('file', '');
  const preview = useView('data-preview', { name: asset.name, version: asset.version, file });
  if (!asset.isStored || asset.files.length === 0)
    return <p className="panel meta">{asset.isStored ? texts.noFiles : texts.lost}</p>;
  return (
    <section className="panel" aria-label={texts.explore}>
      <Field label={texts.file} className="file-field">
        <Select value={file === '' ? (preview?.path ?? '') : file} onChange={(_, { value }) => setFile(value)}>
          {asset.files.map(({ path, size }) => (
            <option key={path} value={path}>
              {path} ({formatBytes(size)})
            </option>
          ))}
        </Select>
      </Field>
      {preview === undefined ? <p role="status">{commonTexts.loading}</p> : null}
      {preview?.table ? <FirstRows table={preview.table} /> : null}
      {preview === null || preview?.file ? <FileContent file={preview?.file ?? null} /> : null}
    </section>
  );
}

const FirstRows = ({ table: { columns, rows, rowCount } }: { readonly table: PreviewTable }) => (
  <>
    <p className="meta numbers">{texts.firstRows(rows.length, rowCount, columns.length)}</p>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard */}
    <section className="table-scroll first-rows" aria-label={texts.explore} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.row}</th>
            {columns.map(({ name, type, empty }) => (
              <th key={name} scope="col">
                {name}
                <span className="meta">
                  {type}
                  {empty === 0 || rowCount === 0 ? '' : `, ${texts.emptyShare(formatPercent(empty / rowCount))}`}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other name
            <tr key={index}>
              <th scope="row" className="number">
                {index + 1}
              </th>
              {columns.map(({ name, type }, column) => (
                <td key={name} className={type === 'integer' || type === 'number' ? 'number' : undefined}>
                  {row[column] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  </>
);

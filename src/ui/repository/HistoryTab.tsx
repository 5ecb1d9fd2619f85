import { Button, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { BranchRow } from '../../session/views/repository-branches-view.ts';
import type { LogRow } from '../../session/views/repository-log-view.ts';
import { CommandLine } from '../kit/CommandLine.tsx';
import { type Column, DataTable } from '../kit/DataTable.tsx';
import { formatTime } from '../kit/format-time.ts';
import { quote } from '../kit/quote.ts';
import { Time } from '../kit/Time.tsx';
import { useQuery } from '../routing/use-query.ts';
import { useView } from '../store/use-view.ts';
import { repositoryTexts as texts } from '../texts/repository.ts';
import { inFolder } from './git-lines.ts';
import { RefLabels } from './RefLabels.tsx';
import { commitHref, fileHref, tabHref } from './repository-place.ts';

const AT_ONCE = 100;

/** The commits of a branch, or those that touched a file or folder of it. */
export function HistoryTab({ path }: { readonly path: string }) {
  const [asked] = useQuery('ref', '');
  const [most, setMost] = useState(AT_ONCE);
  const ref = asked || 'HEAD';
  const log = useView('repository-log', { ref, path, most });
  const branches = useView('repository-branches', {});
  const left = log ? log.total - log.commits.length : 0;
  return (
    <div className="stack">
      {path === '' ? null : (
        <p className="repo-of">
          {texts.historyOf(path)} · <a href={tabHref('history')}>{texts.wholeHistory}</a> ·{' '}
          <a href={fileHref(path)}>{texts.openFile}</a>
        </p>
      )}
      <DataTable
        label={path === '' ? texts.history : texts.historyOf(path)}
        columns={columns}
        rows={log === null ? [] : log?.commits}
        idOf={(row) => row.oid}
        empty={log === null ? texts.noBranch(ref) : texts.noHistory}
        toolbar={<BranchSelect branches={branches?.branches ?? []} />}
      />
      {left > 0 ? (
        <Button onClick={() => setMost(most + AT_ONCE)}>{texts.showMore(Math.min(AT_ONCE, left))}</Button>
      ) : null}
      <CommandLine line={logLine(ref, path)} />
    </div>
  );
}

function BranchSelect({ branches }: { readonly branches: readonly BranchRow[] }) {
  const [ref, setRef] = useQuery('ref', '');
  const names = branches.filter(({ isCurrent }) => !isCurrent).map(({ name }) => name);
  return (
    <Select size="small" aria-label={texts.branch} value={ref} onChange={(_, { value }) => setRef(value)}>
      <option value="">{branches.find(({ isCurrent }) => isCurrent)?.name ?? texts.currentBranch}</option>
      {[...new Set([...names, ...(ref === '' ? [] : [ref])])].map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </Select>
  );
}

const logLine = (ref: string, path: string): string =>
  inFolder(
    ['git log', ref === 'HEAD' ? '' : quote(ref), path === '' ? '' : `-- ${quote(path)}`].filter(Boolean).join(' '),
  );

function FilesShown({ files }: { readonly files: readonly string[] }) {
  const [first, ...others] = files;
  if (first === undefined) return null;
  return (
    <span title={files.join('\n')}>
      {first} {others.length === 0 ? null : <span className="repo-more">{texts.moreFiles(others.length)}</span>}
    </span>
  );
}

const columns: readonly Column<LogRow>[] = [
  {
    id: 'subject',
    title: texts.columns.subject,
    value: ({ subject, refs }) => `${subject} ${refs.map(({ name }) => name).join(' ')}`,
    show: (row) => (
      <>
        <a href={commitHref(row.oid)}>{row.subject}</a> <RefLabels refs={row.refs} />
      </>
    ),
  },
  {
    id: 'files',
    title: texts.columns.files,
    value: ({ files }) => files.join(' '),
    show: ({ files }) => <FilesShown files={files} />,
  },
  {
    id: 'author',
    title: texts.columns.author,
    value: ({ author }) => `${author.name} ${author.id}`,
    show: ({ author }) => <span title={author.email}>{author.name}</span>,
  },
  { id: 'at', title: texts.columns.at, value: ({ at }) => formatTime(at), show: ({ at }) => <Time at={at} /> },
  { id: 'id', title: texts.columns.id, value: ({ oid }) => oid, show: ({ short }) => <code>{short}</code> },
];

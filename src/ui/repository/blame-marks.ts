import type { BlameRun } from '../../session/views/repository-blame-view.ts';
import { formatTime } from '../kit/format-time.ts';
import { repositoryTexts as texts } from '../texts/repository.ts';
import type { BlameMark } from './code/blame-gutter.ts';
import { commitHref } from './repository-place.ts';

/** What the column beside the lines says; the newer a change, the stronger its bar. */
export function blameMarks(runs: readonly BlameRun[]): BlameMark[] {
  const times = runs.flatMap(({ commit }) => (commit ? [commit.at] : []));
  const oldest = Math.min(...times);
  const span = Math.max(...times) - oldest;
  return runs.map(({ line, commit }) =>
    commit
      ? {
          line,
          text: texts.lineOf(commit.short, commit.author.id, formatTime(commit.at).slice(5, 10)),
          title: `${commit.subject}\n${commit.author.name}, ${formatTime(commit.at)}`,
          href: commitHref(commit.oid),
          tone: span === 0 ? 1 : (commit.at - oldest) / span,
        }
      : { line, text: texts.notCommitted, title: texts.notCommitted, href: null, tone: 1 },
  );
}

/** The lines that one of them is part of. */
export const blameAt = (runs: readonly BlameRun[], line: number): BlameRun | undefined =>
  runs.find((run) => run.line <= line && line < run.line + run.count);

import { CloseButton } from '../kit/CloseButton.tsx';
import { CommandLine } from '../kit/CommandLine.tsx';
import { repositoryTexts as texts } from '../texts/repository.ts';
import { useGit } from './git-context.ts';

/** The last command of the page and what it printed. */
export function GitResultBar() {
  const { result, putAway } = useGit();
  return (
    <div role="status">
      {result ? (
        <section
          className={`panel repo-result ${result.exitCode ? 'repo-result-bad' : ''}`}
          aria-label={texts.result}
          aria-busy={result.exitCode === null}
        >
          <div className="repo-result-head">
            <strong className={result.exitCode ? 'err' : undefined}>{wordOf(result.exitCode)}</strong>
            <CommandLine line={result.line} />
            {result.exitCode === null ? null : <CloseButton label={texts.dismiss} onClose={putAway} />}
          </div>
          {result.exitCode === null ? null : (
            <pre className="output">{result.output.trim() || texts.nothingPrinted}</pre>
          )}
        </section>
      ) : null}
    </div>
  );
}

function wordOf(exitCode: number | null): string {
  if (exitCode === null) return texts.running;
  return exitCode === 0 ? texts.succeeded : texts.failed(exitCode);
}

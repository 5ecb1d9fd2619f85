import { ErrorCircle16Filled, Warning16Filled } from '@fluentui/react-icons';
import type { TextProblem } from '../../session/checking/text-problem.ts';
import { repositoryTexts as texts } from '../texts/repository.ts';

interface ProblemListProps {
  readonly problems: readonly TextProblem[];
  readonly onGo: (line: number) => void;
}

/** Everything wrong with the open file; each leads to its line. */
export function ProblemList({ problems, onGo }: ProblemListProps) {
  if (problems.length === 0) return null;
  return (
    <ul className="repo-problems" aria-label={texts.problems}>
      {problems.map(({ line, column, severity, field, message }) => (
        <li key={`${line}:${column} ${field} ${message}`}>
          <button type="button" onClick={() => onGo(line)}>
            {severity === 'error' ? (
              <ErrorCircle16Filled aria-label={texts.severities.error} className="problem-error" />
            ) : (
              <Warning16Filled aria-label={texts.severities.warning} className="problem-warning" />
            )}
            <span className="numbers">{texts.problemPlace(line, column)}</span>
            {field === null ? null : <code>{field}</code>}
            <span>{message}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

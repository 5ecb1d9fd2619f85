import { ProgressBar } from '@fluentui/react-components';
import { useSession } from '../store/session-context.ts';
import { standingTexts as texts } from '../texts/standing.ts';

/** A play is being loaded or replayed, and how far it is. */
export function Starting() {
  const stage = useSession((state) => state.stage);
  const progress = useSession((state) => state.progress);
  if (stage !== 'loading') return null;
  const share = progress?.share ?? null;
  const text = progress === null ? texts.starting : (texts.steps[progress.text] ?? progress.text);
  return (
    <div className="bar" role="status">
      {text}
      <ProgressBar aria-label={text} {...(share === null ? {} : { value: share })} />
    </div>
  );
}

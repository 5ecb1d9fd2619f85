import { Button } from '@fluentui/react-components';
import { formatTime } from '../kit/format-time.ts';
import { SaveKept } from '../kit/SaveKept.tsx';
import { go } from '../routing/go.ts';
import { href } from '../routing/route.ts';
import { remembered } from '../storage/remembered.ts';
import { useSession } from '../store/session-context.ts';
import { homeTexts as texts } from '../texts/home.ts';
import { DiscardButton } from './DiscardButton.tsx';
import { LAST_PLACE } from './last-place.ts';
import type { KeptHere } from './use-kept.ts';

interface ContinueCardProps {
  readonly title: string; // of its scenario
  readonly heading?: string;
  readonly kept: KeptHere;
  readonly isHere?: boolean; // stays at the present page instead of going where the player was
  readonly onDiscard: () => Promise<void>;
}

/** The play that was left: go on with it, or save it and let it go. */
export function ContinueCard({ title, heading = texts.resume, kept, isHere = false, onDiscard }: ContinueCardProps) {
  const resumeKept = useSession((state) => state.resumeKept);
  const isLoading = useSession((state) => state.stage === 'loading');
  const { recording, isOver } = kept.kept;
  const goOn = (): void => {
    resumeKept();
    if (!isHere) go(remembered(LAST_PLACE) ?? href(['desk']));
  };
  return (
    <article className="panel card" aria-labelledby="continue-title">
      <h2 id="continue-title">{heading}</h2>
      <p>
        {title}, <span className="numbers">{formatTime(recording.end.at)}</span> {texts.utc}
      </p>
      {isOver ? <p className="meta">{texts.over}</p> : null}
      {kept.isThisBuild ? null : <p>{texts.otherBuild}</p>}
      <div className="buttons">
        {kept.isThisBuild ? (
          <Button appearance="primary" disabled={isLoading} onClick={goOn}>
            {texts.continueButton}
          </Button>
        ) : null}
        <SaveKept />
        <DiscardButton onDiscard={onDiscard} />
      </div>
    </article>
  );
}

import { MessageBar, MessageBarBody, ProgressBar } from '@fluentui/react-components';
import { href } from '../routing/route.ts';
import { useSession } from '../store/session-context.ts';
import { frameTexts } from '../texts/frame.ts';

/** How the session stands, above every page: starting, read-only, not kept, being judged. */
export function Standing() {
  const stage = useSession((state) => state.stage);
  const progress = useSession((state) => state.progress);
  const isReadOnly = useSession((state) => state.isReadOnly);
  const unkept = useSession((state) => state.unkept);
  const judging = useSession((state) => state.judging);
  return (
    <div className="standing">
      {stage === 'loading' ? (
        <p role="status">
          {frameTexts.starting}
          {progress ? `: ${progress.text}` : ''}
          <ProgressBar aria-label={frameTexts.starting} {...shareOf(progress?.share ?? null)} />
        </p>
      ) : null}
      {isReadOnly ? (
        <MessageBar intent="warning">
          <MessageBarBody>{frameTexts.readOnly}</MessageBarBody>
        </MessageBar>
      ) : null}
      {unkept === null ? null : (
        <MessageBar intent="error">
          <MessageBarBody>
            {frameTexts.unkept} ({unkept})
          </MessageBarBody>
        </MessageBar>
      )}
      {judging === null ? null : (
        <MessageBar intent="info">
          <MessageBarBody>
            {'share' in judging ? (
              <>
                {frameTexts.judging}
                <ProgressBar aria-label={frameTexts.judging} value={judging.share} />
              </>
            ) : (
              <a href={href(['debrief'])}>{frameTexts.judged}</a>
            )}
          </MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}

const shareOf = (share: number | null) => (share === null ? {} : { value: share });

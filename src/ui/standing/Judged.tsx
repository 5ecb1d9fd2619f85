import { Button, MessageBar, MessageBarActions, MessageBarBody, ProgressBar } from '@fluentui/react-components';
import { href } from '../routing/route.ts';
import { useSession } from '../store/session-context.ts';
import { standingTexts as texts } from '../texts/standing.ts';

/** The incident is over: judging, the verdict, or why there is none. */
export function Judged() {
  const judging = useSession((state) => state.judging);
  const failure = useSession((state) => state.judgeFailure);
  const judgeAgain = useSession((state) => state.judgeAgain);
  if (judging === null) return null;
  if (failure !== null)
    return (
      <MessageBar intent="error" role="alert">
        <MessageBarBody>
          {texts.judgeFailed} <span className="place">{failure}</span>
        </MessageBarBody>
        <MessageBarActions>
          <Button onClick={judgeAgain}>{texts.judgeAgain}</Button>
        </MessageBarActions>
      </MessageBar>
    );
  return (
    <MessageBar intent="info">
      <MessageBarBody>
        {'share' in judging ? (
          <>
            {texts.judging}
            <ProgressBar aria-label={texts.judging} value={judging.share} />
          </>
        ) : (
          <a href={href(['debrief'])}>{texts.judged}</a>
        )}
      </MessageBarBody>
    </MessageBar>
  );
}

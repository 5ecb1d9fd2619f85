import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useSession } from '../store/session-context.ts';
import { standingTexts as texts } from '../texts/standing.ts';

/** What cannot be played, and the place that is wrong. */
export function Refused() {
  const refusal = useSession((state) => state.refusal);
  if (!refusal) return null;
  return (
    <MessageBar intent="error" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{texts.refusals[refusal.code] ?? texts.refused}</MessageBarTitle>{' '}
        <span className="place">{refusal.message}</span>
      </MessageBarBody>
    </MessageBar>
  );
}

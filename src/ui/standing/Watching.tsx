import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useSession } from '../store/session-context.ts';
import { standingTexts as texts } from '../texts/standing.ts';

/** Another tab plays; this one shows it. Says so when somebody tries to act, and offers to go on when it is gone. */
export function Watching() {
  const isReadOnly = useSession((state) => state.isReadOnly);
  const isOtherGone = useSession((state) => state.isOtherGone);
  const held = useSession((state) => state.held);
  const takeOver = useSession((state) => state.takeOver);
  if (!isReadOnly) return null;
  return (
    <MessageBar intent="warning">
      <MessageBarBody>
        {isOtherGone ? texts.otherGone : texts.readOnly}{' '}
        {/* A new element for each attempt, so that a screen reader says it again. */}
        <strong key={held} role="alert">
          {held === 0 ? '' : texts.held}
        </strong>
      </MessageBarBody>
      {isOtherGone ? (
        <MessageBarActions>
          <Button appearance="primary" onClick={takeOver}>
            {texts.takeOver}
          </Button>
        </MessageBarActions>
      ) : null}
    </MessageBar>
  );
}

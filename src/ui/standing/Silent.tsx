import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { SaveKept } from '../kit/SaveKept.tsx';
import { useSession } from '../store/session-context.ts';
import { standingTexts as texts } from '../texts/standing.ts';

/** The worker has not answered for a while: wait, save what is kept, or begin a new worker with it. */
export function Silent() {
  const isSilent = useSession((state) => state.isSilent);
  const isReadOnly = useSession((state) => state.isReadOnly);
  const resumeKept = useSession((state) => state.resumeKept);
  const follow = useSession((state) => state.follow);
  if (!isSilent) return null;
  return (
    <MessageBar intent="warning" role="alert">
      <MessageBarBody>{texts.silent}</MessageBarBody>
      <MessageBarActions>
        <SaveKept />
        <Button onClick={() => (isReadOnly ? follow() : resumeKept())}>{texts.restart}</Button>
      </MessageBarActions>
    </MessageBar>
  );
}

import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { SaveRecording } from '../kit/SaveRecording.tsx';
import { useSession } from '../store/session-context.ts';
import { standingTexts as texts } from '../texts/standing.ts';

/** Storage is full or forbidden. The play goes on; its recording can be saved, and keeping it tried again. */
export function Unkept() {
  const unkept = useSession((state) => state.unkept);
  const keep = useSession((state) => state.keep);
  if (unkept === null) return null;
  return (
    <MessageBar intent="error" role="alert" layout="multiline">
      <MessageBarBody>
        {texts.unkept} ({unkept})
      </MessageBarBody>
      <MessageBarActions>
        <SaveRecording />
        <Button onClick={keep}>{texts.keepAgain}</Button>
      </MessageBarActions>
    </MessageBar>
  );
}

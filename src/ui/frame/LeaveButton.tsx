import { Button } from '@fluentui/react-components';
import { SignOut20Regular } from '@fluentui/react-icons';
import { lazy, Suspense, useState } from 'react';
import { loadAgain } from '../kit/load-again.ts';
import { go } from '../routing/go.ts';
import { href } from '../routing/route.ts';
import { useSession } from '../store/session-context.ts';
import { frameTexts as texts } from '../texts/frame.ts';

const LeaveDialog = lazy(loadAgain(() => import('./LeaveDialog.tsx')));

/** Back to the first page. The play stays kept; where the browser does not keep it, this asks first. */
export function LeaveButton() {
  const leave = useSession((state) => state.leave);
  const isKept = useSession((state) => state.unkept === null || state.isReadOnly);
  const [isAsking, setAsking] = useState(false);
  const leaveNow = (): void => {
    leave();
    go(href([]));
  };
  return (
    <>
      <Button
        appearance="transparent"
        icon={<SignOut20Regular />}
        aria-label={texts.leave}
        title={texts.leaveHint}
        onClick={() => (isKept ? leaveNow() : setAsking(true))}
      />
      {isAsking ? (
        <Suspense fallback={null}>
          <LeaveDialog onLeave={leaveNow} onClose={() => setAsking(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

import { MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useState } from 'react';
import { CloseButton } from '../kit/CloseButton.tsx';
import { useSession } from '../store/session-context.ts';
import { commonTexts } from '../texts/common.ts';
import { standingTexts as texts } from '../texts/standing.ts';

/** Nothing keeps a second tab from playing too. */
export function Unguarded() {
  const isUnguarded = useSession((state) => state.isUnguarded && state.stage === 'playing');
  const [isRead, setRead] = useState(false);
  if (!isUnguarded || isRead) return null;
  return (
    <MessageBar intent="info">
      <MessageBarBody>{texts.unguarded}</MessageBarBody>
      <MessageBarActions containerAction={<CloseButton label={commonTexts.close} onClose={() => setRead(true)} />} />
    </MessageBar>
  );
}

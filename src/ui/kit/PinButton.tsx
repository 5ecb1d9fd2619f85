import { Button } from '@fluentui/react-components';
import { Pin16Filled, Pin16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useLink } from '../routing/use-link.ts';
import { useSession } from '../store/session-context.ts';
import { useCommand } from '../store/use-command.ts';
import { useView } from '../store/use-view.ts';
import { commonTexts as texts } from '../texts/common.ts';
import { quote } from './quote.ts';

interface PinButtonProps {
  /** Address of what is pinned, as `href` makes it; with an absolute time range where it shows one. The present place unless told. */
  readonly link?: string;
  readonly note?: string; // what it shows, as somebody would write it down: 'p95 812 ms at 16:40'
}

/** Keeps a place as evidence of the open incident, or takes it away again; types `pager pin`. Not there without one. */
export function PinButton(props: PinButtonProps) {
  const isOpen = useSession(({ frame }) => frame !== null && frame.incident?.resolvedAt === null);
  return isOpen ? <Toggle {...props} /> : null;
}

function Toggle({ link, note = '' }: PinButtonProps) {
  const here = useLink();
  const run = useCommand();
  const isReadOnly = useSession((state) => state.isReadOnly);
  const incident = useView('incident', {});
  const [isWaiting, setWaiting] = useState(false);
  const [failed, setFailed] = useState('');
  const place = link ?? here;
  const pinned = incident?.pins.find((pin) => pin.link === place && pin.note === note);
  const about = note === '' ? '' : `: ${note}`;
  const name = pinned ? `${texts.pinned}${about}` : `${texts.pin}${about}`;
  const toggle = async (): Promise<void> => {
    setWaiting(true);
    const noted = note === '' ? '' : ` --note ${quote(note)}`;
    const done = await run(pinned ? `pager unpin ${pinned.n}` : `pager pin ${quote(place)}${noted}`);
    setFailed(done === null || done.exitCode === 0 ? '' : done.output.trim());
    setWaiting(false);
  };
  return (
    <Button
      appearance="subtle"
      size="small"
      icon={pinned ? <Pin16Filled /> : <Pin16Regular />}
      aria-label={name}
      aria-pressed={pinned !== undefined}
      title={failed === '' ? name : failed}
      disabled={isWaiting || isReadOnly}
      onClick={() => void toggle()}
    >
      {failed === '' ? null : (
        <span role="alert" className="err">
          {failed}
        </span>
      )}
    </Button>
  );
}

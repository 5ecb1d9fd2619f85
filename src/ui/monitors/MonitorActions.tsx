import { Button } from '@fluentui/react-components';
import { Edit20Regular, Pause20Regular, Play20Regular, PlayCircle20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { MonitorView } from '../../session/views/monitor-view.ts';
import { CommandDialog } from '../kit/CommandDialog.tsx';
import { PinButton } from '../kit/PinButton.tsx';
import { quote } from '../kit/quote.ts';
import { href } from '../routing/route.ts';
import { monitorTexts as texts } from '../texts/monitors.ts';

/** What can be done with a monitor; its file is edited in the repository. */
export function MonitorActions({ monitor }: { readonly monitor: MonitorView }) {
  const [open, setOpen] = useState<'trigger' | 'switch' | null>(null);
  const { name, isEnabled, files } = monitor;
  const close = (): void => setOpen(null);
  return (
    <>
      <Button icon={<PlayCircle20Regular />} onClick={() => setOpen('trigger')}>
        {texts.trigger}
      </Button>
      <Button icon={isEnabled ? <Pause20Regular /> : <Play20Regular />} onClick={() => setOpen('switch')}>
        {isEnabled ? texts.disable : texts.enable}
      </Button>
      {files.map((file) => (
        <Button key={file} as="a" icon={<Edit20Regular />} href={href(['repository', ...file.split('/')])} title={file}>
          {texts.edit}
        </Button>
      ))}
      <PinButton note={name} />
      {open === 'trigger' ? (
        <CommandDialog
          title={texts.triggerTitle(name)}
          command={`az ml schedule trigger --name ${quote(name)}`}
          confirm={texts.trigger}
          onClose={close}
        >
          <p>{texts.triggerHint}</p>
        </CommandDialog>
      ) : null}
      {open === 'switch' ? (
        <CommandDialog
          title={isEnabled ? texts.disableTitle(name) : texts.enableTitle(name)}
          command={`az ml schedule ${isEnabled ? 'disable' : 'enable'} --name ${quote(name)}`}
          confirm={isEnabled ? texts.disable : texts.enable}
          onClose={close}
        >
          <p>{isEnabled ? texts.disableHint : texts.enableHint}</p>
        </CommandDialog>
      ) : null}
    </>
  );
}

import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useCommand } from '../store/use-command.ts';
import { commonTexts } from '../texts/common.ts';
import { CommandLine } from './CommandLine.tsx';

interface CommandDialogProps {
  readonly title: string;
  readonly command: string; // what is typed when it is confirmed
  readonly confirm: string; // text of the button
  readonly dismiss?: string; // text of the button that does nothing
  readonly isBlocked?: boolean; // what was filled in is not complete
  readonly children?: ReactNode; // fields, and what will happen
  readonly onClose: () => void;
  /** Called with what it printed when it has succeeded, after `onClose`. */
  readonly onDone?: (output: string) => void;
}

/** Asks before something is done, shows the equivalent command, runs it, and says what became of it. */
export function CommandDialog(props: CommandDialogProps) {
  const { title, command, confirm, dismiss = commonTexts.cancel, isBlocked, children, onClose, onDone } = props;
  const run = useCommand();
  const [state, setState] = useState<'asks' | 'runs' | { readonly failed: string }>('asks');
  const isShown = useRef(true);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);
  const carryOut = async (): Promise<void> => {
    setState('runs');
    const done = await run(command);
    // Who closed it meanwhile has gone on to something else.
    if (!isShown.current) return;
    if (done?.exitCode === 0) {
      onClose();
      onDone?.(done.output);
    } else setState({ failed: done?.output ?? commonTexts.notPossible });
  };
  return (
    <Dialog open onOpenChange={(_, { open }) => (open ? undefined : onClose())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent className="dialog-content">
            {children}
            <CommandLine line={command} />
            <div role="status">{state === 'runs' ? commonTexts.commandRuns : ''}</div>
            {typeof state === 'object' ? (
              <pre role="alert" className="err output">
                {state.failed}
              </pre>
            ) : null}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{state === 'runs' ? commonTexts.goOnBehind : dismiss}</Button>
            <Button
              appearance="primary"
              disabled={isBlocked === true || state === 'runs'}
              onClick={() => void carryOut()}
            >
              {confirm}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

import { Button, type ButtonProps } from '@fluentui/react-components';
import { useGit } from './git-context.ts';

interface GitButtonProps {
  readonly line: string; // what it types
  readonly children?: string; // its text; the label alone for a button with an icon only
  readonly label?: string;
  readonly icon?: NonNullable<ButtonProps['icon']>;
  readonly appearance?: NonNullable<ButtonProps['appearance']>;
  readonly isOff?: boolean;
  readonly onDone?: () => void;
}

/** A button that types a command; its tip says which. */
export function GitButton({ line, children, label, icon, appearance, isOff = false, onDone }: GitButtonProps) {
  const { run, isBusy, isBlocked } = useGit();
  const act = async (): Promise<void> => {
    if (await run(line)) onDone?.();
  };
  return (
    <Button
      size="small"
      appearance={appearance ?? 'secondary'}
      {...(icon === undefined ? {} : { icon })}
      aria-label={label}
      title={label === undefined ? line : `${label}\n${line}`}
      disabled={isOff || isBlocked || isBusy}
      onClick={() => void act()}
    >
      {children}
    </Button>
  );
}

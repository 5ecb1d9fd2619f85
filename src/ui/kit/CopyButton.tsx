import { Button } from '@fluentui/react-components';
import { Checkmark16Regular, Copy16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { commonTexts } from '../texts/common.ts';

interface CopyButtonProps {
  readonly text: string | (() => string); // a long one is made when it is asked for
  readonly label?: string;
}

/** Copies a text; says so. */
export function CopyButton({ text, label = commonTexts.copy }: CopyButtonProps) {
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(typeof text === 'string' ? text : text());
    setCopied(true);
  };
  return (
    <Button
      appearance="subtle"
      size="small"
      icon={isCopied ? <Checkmark16Regular /> : <Copy16Regular />}
      aria-label={isCopied ? `${label}: ${commonTexts.copied}` : label}
      title={label}
      onClick={() => void copy()}
      onBlur={() => setCopied(false)}
    />
  );
}

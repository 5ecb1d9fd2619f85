import { Button } from '@fluentui/react-components';
import { Checkmark16Regular, Copy16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { commonTexts } from '../texts/common.ts';

/** Copies a text; says so. */
export function CopyButton({ text, label = commonTexts.copy }: { readonly text: string; readonly label?: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
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

import { CopyButton } from './CopyButton.tsx';

/** An id or a URI with a button that copies it. */
export const CopiedText = ({ text, label }: { readonly text: string; readonly label: string }) => (
  <span className="copied-text">
    <code>{text}</code>
    <CopyButton text={text} label={label} />
  </span>
);

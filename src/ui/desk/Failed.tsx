import { deskTexts as texts } from '../texts/desk.ts';

/** What the pager said when it did not do what it was told. */
export const Failed = ({ text }: { readonly text: string }) =>
  text === '' ? null : (
    <p role="alert" className="err">
      {texts.failed}: {text}
    </p>
  );

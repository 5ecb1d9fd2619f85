import { terminalTexts as texts } from '../texts/terminal.ts';

/** What one can do here, in two lines of the page's own. */
export const Greeting = () => (
  <div className="greeting">
    {texts.greeting.map((line) => (
      <p key={line}>{line}</p>
    ))}
  </div>
);

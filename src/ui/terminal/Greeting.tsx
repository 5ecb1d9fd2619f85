import { terminalTexts as texts } from '../texts/terminal.ts';

/** What one can do here, in two lines of the page's own. */
export const Greeting = () => (
  <div className="greeting">
    {texts.greeting.map((line) => (
      <p key={line}>
        {line.split('`').map((part, place) => (place % 2 === 1 ? <code key={part}>{part}</code> : part))}
      </p>
    ))}
  </div>
);

import { Button } from '@fluentui/react-components';
import { SaveKept } from '../kit/SaveKept.tsx';
import { failureTexts as texts } from '../texts/failure.ts';

interface BrokenPageProps {
  readonly error: Error;
  readonly onAgain: () => void;
}

/** A page that could not be shown, while the world goes on: why, and ways on. */
export const BrokenPage = ({ error, onAgain }: BrokenPageProps) => (
  <section role="alert" className="panel">
    <h1>{isMissing(error) ? texts.partMissing : texts.pageBroken}</h1>
    <p>{isMissing(error) ? texts.partMissingHint : texts.pageBrokenHint}</p>
    <pre className="output">{error.message}</pre>
    <div className="buttons">
      {/* A part that did not come is not asked for again before a reload. */}
      {isMissing(error) ? null : <Button onClick={onAgain}>{texts.again}</Button>}
      <Button onClick={() => location.reload()}>{texts.reload}</Button>
      <SaveKept />
    </div>
  </section>
);

/** Browsers say in different words that a module did not come. */
const isMissing = ({ message }: Error): boolean =>
  /dynamically imported module|importing a module script|preload/i.test(message);

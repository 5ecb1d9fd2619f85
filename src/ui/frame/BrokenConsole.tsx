import { Button } from '@fluentui/react-components';
import { SaveKept } from '../kit/SaveKept.tsx';
import { failureTexts as texts } from '../texts/failure.ts';

/** Everything around the pages broke. What was done is kept. */
export const BrokenConsole = ({ error }: { readonly error: Error }) => (
  <main role="alert" className="panel">
    <h1>{texts.consoleBroken}</h1>
    <p>{texts.consoleBrokenHint}</p>
    <pre className="output">{error.message}</pre>
    <div className="buttons">
      <Button appearance="primary" onClick={() => location.reload()}>
        {texts.reload}
      </Button>
      <SaveKept />
    </div>
  </main>
);

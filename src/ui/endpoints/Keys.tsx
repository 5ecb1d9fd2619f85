import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { CopiedText } from '../kit/CopiedText.tsx';
import { useView } from '../store/use-view.ts';
import { commonTexts } from '../texts/common.ts';
import { endpointTexts as texts } from '../texts/endpoints.ts';

/** The keys of an endpoint; they are not even on the page before somebody asks for them. */
export function Keys({ endpoint }: { readonly endpoint: string }) {
  const [isShown, setShown] = useState(false);
  return (
    <>
      <Button size="small" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
        {isShown ? texts.hideKeys : texts.showKeys}
      </Button>
      {isShown ? <ShownKeys endpoint={endpoint} /> : null}
    </>
  );
}

function ShownKeys({ endpoint }: { readonly endpoint: string }) {
  const keys = useView('endpoint-keys', { endpoint });
  if (!keys) return <p role="status">{commonTexts.loading}</p>;
  return (
    <dl className="keys">
      <dt>{texts.primary}</dt>
      <dd>
        <CopiedText text={keys.primary} label={texts.primary} />
      </dd>
      <dt>{texts.secondary}</dt>
      <dd>
        <CopiedText text={keys.secondary} label={texts.secondary} />
      </dd>
    </dl>
  );
}

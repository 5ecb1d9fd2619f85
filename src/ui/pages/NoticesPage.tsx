import { useEffect, useState } from 'react';
import { PageHeader } from '../kit/PageHeader.tsx';
import { commonTexts } from '../texts/common.ts';
import { frameTexts } from '../texts/frame.ts';

/** Licences of what is shipped. */
export default function NoticesPage() {
  const [text, setText] = useState<string>(commonTexts.loading);
  useEffect(() => {
    fetch(new URL('NOTICE.md', document.baseURI))
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(answer.statusText))))
      .then(setText, (error: Error) => setText(error.message));
  }, []);
  return (
    <>
      <PageHeader title={frameTexts.notices} about={frameTexts.footer} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard */}
      <pre className="panel output" tabIndex={0}>
        {text}
      </pre>
    </>
  );
}

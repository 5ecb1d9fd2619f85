import { useState } from 'react';
import { Console } from './Console.tsx';
import { Failure } from './Failure.tsx';
import { Home } from './Home.tsx';
import { openWorker } from './open-worker.ts';
import { createSessionStore } from './session-store.ts';
import { texts } from './texts.ts';

/** The whole page: briefing, then the incident, then the verdict. */
export function App() {
  const [useSession] = useState(() => createSessionStore(openWorker));
  const stage = useSession((state) => state.stage);
  return (
    <>
      <header className="top">
        <h1>{texts.product}</h1>
      </header>
      <main>
        {stage === 'idle' || stage === 'loading' ? <Home useSession={useSession} /> : null}
        {stage === 'playing' || stage === 'judged' ? <Console useSession={useSession} /> : null}
        {stage === 'failed' ? <Failure useSession={useSession} /> : null}
      </main>
      <footer className="bottom">{texts.footer}</footer>
    </>
  );
}

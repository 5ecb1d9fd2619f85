import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import './base.css';
import './kit/kit.css';
import { calmFocusGuards } from './frame/calm-focus-guards.ts';
import { keepOffline } from './offline/keep-offline.ts';
import { browserPlayLock } from './store/play-lock.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
calmFocusGuards(document.body);
const lock = browserPlayLock();
createRoot(root).render(
  <StrictMode>
    <App lock={lock} />
  </StrictMode>,
);
// Browsers have none over plain HTTP or in some private windows: then the game needs its network.
if (import.meta.env.PROD && 'serviceWorker' in navigator)
  keepOffline(lock).catch((error: Error) => console.info(`not kept offline: ${error.message}`));

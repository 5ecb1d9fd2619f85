import { FluentProvider, teamsHighContrastTheme, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { Boundary } from './frame/Boundary.tsx';
import { BrokenConsole } from './frame/BrokenConsole.tsx';
import { Shell } from './frame/Shell.tsx';
import { KeepProgress } from './home/KeepProgress.tsx';
import { putInOutbox } from './storage/outbox.ts';
import { openWorker } from './store/open-worker.ts';
import type { PlayLock } from './store/play-lock.ts';
import { SessionContext } from './store/session-context.ts';
import { createSessionStore } from './store/session-store.ts';
import { useTheme } from './theme/use-theme.ts';

const THEMES = { light: webLightTheme, dark: webDarkTheme, contrast: teamsHighContrastTheme };

/** The whole console: one session, one theme. */
export function App({ lock }: { readonly lock: PlayLock | null }) {
  const [store] = useState(() => createSessionStore(openWorker, lock, putInOutbox));
  const theme = useTheme();
  useEffect(() => store.getState().warmUp(), [store]);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return (
    <FluentProvider theme={THEMES[theme]} className="provider">
      <SessionContext value={store}>
        <Boundary instead={(error) => <BrokenConsole error={error} />}>
          <KeepProgress />
          <Shell />
        </Boundary>
      </SessionContext>
    </FluentProvider>
  );
}

import { FluentProvider, teamsHighContrastTheme, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { Shell } from './frame/Shell.tsx';
import { openWorker } from './store/open-worker.ts';
import { browserPlayLock } from './store/play-lock.ts';
import { SessionContext } from './store/session-context.ts';
import { createSessionStore } from './store/session-store.ts';
import { useTheme } from './theme/use-theme.ts';

const THEMES = { light: webLightTheme, dark: webDarkTheme, contrast: teamsHighContrastTheme };

/** The whole console: one session, one theme. */
export function App() {
  const [store] = useState(() => createSessionStore(openWorker, browserPlayLock()));
  const theme = useTheme();
  useEffect(() => store.getState().warmUp(), [store]);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return (
    <FluentProvider theme={THEMES[theme]} className="provider">
      <SessionContext value={store}>
        <Shell />
      </SessionContext>
    </FluentProvider>
  );
}

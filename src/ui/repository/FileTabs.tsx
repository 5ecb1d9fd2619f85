import { Button } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { go } from '../routing/go.ts';
import { repositoryTexts as texts } from '../texts/repository.ts';
import { AskDialog } from './AskDialog.tsx';
import { fileHref, tabHref } from './repository-place.ts';
import { useWorkbench } from './workbench.ts';

/** The open files. */
export function FileTabs({ current }: { readonly current: string }) {
  const open = useWorkbench((state) => state.open);
  const drafts = useWorkbench((state) => state.drafts);
  const close = useWorkbench((state) => state.close);
  const [asked, setAsked] = useState<string | null>(null);
  const closeNow = (path: string): void => {
    const left = open.filter((one) => one !== path);
    close(path);
    setAsked(null);
    if (path === current) go(left.length === 0 ? tabHref('files') : fileHref(left.at(-1) ?? ''), { replace: true });
  };
  if (open.length === 0) return null;
  return (
    <nav aria-label={texts.openFiles}>
      <ul className="repo-tabs">
        {open.map((path) => (
          <li key={path} className={path === current ? 'repo-tab repo-tab-current' : 'repo-tab'}>
            <a href={fileHref(path)} aria-current={path === current ? 'page' : undefined} title={path}>
              {drafts[path] ? (
                <span role="img" className="repo-dot" aria-label={texts.unsaved} title={texts.unsaved}>
                  ●
                </span>
              ) : null}
              {tabName(path, open)}
            </a>
            <Button
              appearance="transparent"
              size="small"
              icon={<Dismiss16Regular />}
              aria-label={texts.closeFile(path)}
              onClick={() => (drafts[path] ? setAsked(path) : closeNow(path))}
            />
          </li>
        ))}
      </ul>
      {asked === null ? null : (
        <AskDialog
          title={texts.closeUnsaved(asked)}
          text={texts.closeUnsavedHint}
          confirm={texts.closeAnyway}
          onConfirm={() => closeNow(asked)}
          onClose={() => setAsked(null)}
        />
      )}
    </nav>
  );
}

/** The file's name; with its folder where two of the same name are open. */
function tabName(path: string, open: readonly string[]): string {
  const nameOf = (one: string): string => one.split('/').at(-1) ?? one;
  const isTwice = open.some((one) => one !== path && nameOf(one) === nameOf(path));
  return isTwice ? path.split('/').slice(-2).join('/') : nameOf(path);
}

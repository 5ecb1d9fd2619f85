import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useMemo } from 'react';
import { repositoryTexts as texts } from '../texts/repository.ts';
import { CodeArea } from './CodeArea.tsx';
import { EditorStatus } from './EditorStatus.tsx';
import { useBlameRuns } from './use-blame-runs.ts';
import { useCursor } from './use-cursor.ts';

interface FileReaderProps {
  readonly path: string;
  readonly version: string; // 'staged', 'head' or a commit
  readonly text: string;
}

const NO_PROBLEMS = [] as const;

/** An earlier version of a file; nothing can be typed. */
export function FileReader({ path, version, text }: FileReaderProps) {
  const runs = useBlameRuns(path, version === 'staged' ? 'head' : version, version === 'staged');
  const cursor = useCursor();
  const acts = useMemo(
    () => ({ onChange: () => undefined, onSave: () => undefined, onCursor: cursor.setPlace }),
    [cursor.setPlace],
  );
  return (
    <>
      <MessageBar intent="info">
        <MessageBarBody>{texts.readOnlyVersion}</MessageBarBody>
      </MessageBar>
      <CodeArea
        {...{ path, text, runs, acts }}
        name={`${version}:${path}`}
        isReadOnly
        line={cursor.wanted}
        problems={NO_PROBLEMS}
        help={null}
      >
        <EditorStatus {...{ path, runs, text }} checked={null} place={cursor.place} />
      </CodeArea>
    </>
  );
}

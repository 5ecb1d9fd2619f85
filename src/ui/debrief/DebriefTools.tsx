import { Button } from '@fluentui/react-components';
import { ArrowDownload20Regular, ArrowRepeatAll20Regular, Home20Regular, Print20Regular } from '@fluentui/react-icons';
import type { Verdicts } from '../../session/judge.ts';
import type { DebriefView } from '../../session/views/debrief-view.ts';
import { downloadText } from '../kit/download-text.ts';
import { SaveRecording } from '../kit/SaveRecording.tsx';
import { go } from '../routing/go.ts';
import { href } from '../routing/route.ts';
import { useSession } from '../store/session-context.ts';
import { debriefTexts as texts } from '../texts/debrief.ts';
import { debriefJson, debriefMarkdown } from './debrief-file.ts';
import { playedAs } from './played-as.ts';

interface DebriefToolsProps {
  readonly verdicts: Verdicts | null;
  readonly debrief: DebriefView | null | undefined;
}

/** What can be done with a debrief, and where to go from here. */
export function DebriefTools({ verdicts, debrief }: DebriefToolsProps) {
  const recording = useSession((state) => state.recording);
  const start = useSession((state) => state.start);
  const identity = playedAs(recording);
  const file = verdicts && debrief ? { identity, verdicts, debrief } : null;
  const name = identity ? `debrief-${identity.scenario}-${identity.variant}` : 'debrief';
  const again = (): void => {
    if (!identity) return;
    start(identity);
    go(href(['desk']));
  };
  return (
    <>
      {verdicts && identity ? (
        <Button appearance="primary" icon={<ArrowRepeatAll20Regular />} onClick={again}>
          {texts.again}
        </Button>
      ) : null}
      {verdicts ? (
        <Button as="a" href={href([])} icon={<Home20Regular />}>
          {texts.home}
        </Button>
      ) : null}
      <SaveRecording />
      {file ? (
        <>
          <Button
            icon={<ArrowDownload20Regular />}
            onClick={() => downloadText(`${name}.md`, debriefMarkdown(file), 'text/markdown')}
          >
            {texts.markdown}
          </Button>
          <Button icon={<ArrowDownload20Regular />} onClick={() => downloadText(`${name}.json`, debriefJson(file))}>
            {texts.json}
          </Button>
          <Button icon={<Print20Regular />} onClick={() => window.print()}>
            {texts.print}
          </Button>
        </>
      ) : null}
    </>
  );
}

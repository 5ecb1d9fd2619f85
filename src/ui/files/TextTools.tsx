import { Button, Input, Switch } from '@fluentui/react-components';
import { ArrowDown16Regular, ArrowDownload16Regular, ArrowUp16Regular, Search16Regular } from '@fluentui/react-icons';
import type { KeyboardEvent } from 'react';
import { downloadText } from '../kit/download-text.ts';
import { PinButton } from '../kit/PinButton.tsx';
import { filesTexts as texts } from '../texts/files.ts';

interface TextToolsProps {
  readonly name: string;
  readonly text: string;
  readonly lines: readonly string[];
  readonly found: readonly number[]; // lines that hold what is sought
  readonly sought: string;
  readonly chosen: number; // 0: no line
  readonly isGrowing: boolean;
  readonly isFollowing: boolean;
  readonly isWrapped: boolean;
  readonly onSought: (text: string) => void;
  readonly onChosen: (line: number) => void;
  readonly onFollowing: (isFollowing: boolean) => void;
  readonly onWrapped: (isWrapped: boolean) => void;
}

/** What stands above a text: find, line, switches, pin, download. */
export function TextTools(props: TextToolsProps) {
  const { name, text, lines, chosen, isGrowing, isFollowing, isWrapped, onChosen, onFollowing, onWrapped } = props;
  return (
    <div className="text-tools">
      <Finder {...props} />
      <Input
        type="number"
        size="small"
        className="line-field"
        contentBefore={<span className="meta">{texts.toLine}</span>}
        aria-label={texts.toLine}
        min={1}
        max={lines.length}
        value={chosen === 0 ? '' : String(chosen)}
        onChange={(_, { value }) => onChosen(Math.max(0, Math.min(lines.length, Math.floor(Number(value)) || 0)))}
      />
      <Switch label={texts.wrap} checked={isWrapped} onChange={(_, { checked }) => onWrapped(checked)} />
      {isGrowing ? (
        <Switch label={texts.follow} checked={isFollowing} onChange={(_, { checked }) => onFollowing(checked)} />
      ) : null}
      <Button
        appearance="subtle"
        size="small"
        icon={<ArrowDownload16Regular />}
        onClick={() => downloadText(name.split('/').at(-1) ?? name, text, 'text/plain')}
      >
        {texts.download}
      </Button>
      {chosen > 0 ? <PinButton note={`${name}:${chosen} ${(lines[chosen - 1] ?? '').trim().slice(0, 120)}`} /> : null}
      <span className="meta numbers">
        {texts.lines(lines.length)}
        {isGrowing ? `, ${texts.growing}` : ''}
      </span>
    </div>
  );
}

function Finder({ name, found, sought, chosen, onSought, onChosen }: TextToolsProps) {
  const next = found.find((line) => line > chosen) ?? found[0] ?? 0;
  const previous = found.findLast((line) => line < chosen) ?? found.at(-1) ?? 0;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') onChosen(event.shiftKey ? previous : next);
    if (event.key === 'Escape' && sought !== '') {
      event.stopPropagation();
      onSought('');
    }
  };
  return (
    <search className="finder">
      <Input
        type="search"
        size="small"
        contentBefore={<Search16Regular aria-hidden="true" />}
        placeholder={texts.find}
        aria-label={texts.findIn(name)}
        value={sought}
        onChange={(_, { value }) => onSought(value)}
        onKeyDown={onKeyDown}
      />
      <span role="status" className="meta numbers">
        {sought === '' ? '' : texts.found(found.indexOf(chosen) + 1, found.length)}
      </span>
      <Button
        appearance="subtle"
        size="small"
        icon={<ArrowUp16Regular />}
        aria-label={texts.previous}
        title={texts.previous}
        disabled={found.length === 0}
        onClick={() => onChosen(previous)}
      />
      <Button
        appearance="subtle"
        size="small"
        icon={<ArrowDown16Regular />}
        aria-label={texts.next}
        title={texts.next}
        disabled={found.length === 0}
        onClick={() => onChosen(next)}
      />
    </search>
  );
}

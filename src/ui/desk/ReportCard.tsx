import { Button, Checkbox, Textarea } from '@fluentui/react-components';
import type { FormEvent } from 'react';
import type { IncidentView, Pin } from '../../session/views/incident-view.ts';
import { CommandLine } from '../kit/CommandLine.tsx';
import { formatMinute } from '../kit/format-time.ts';
import { quote } from '../kit/quote.ts';
import { reportTexts as texts } from '../texts/desk.ts';
import { Failed } from './Failed.tsx';
import { reportLine, reportMissing } from './report-line.ts';
import { useAct } from './use-act.ts';
import { useDraft } from './use-draft.ts';

interface ReportCardProps {
  readonly incident: IncidentView;
}

/** The report by its parts; its evidence is chosen from the pins. */
export function ReportCard({ incident }: ReportCardProps) {
  const [cause, writeCause] = useDraft('cause');
  const [evidence, writeEvidence] = useDraft('evidence');
  const [prevention, writePrevention] = useDraft('prevention');
  const [chosen, choose] = useDraft('pins'); // numbers between commas
  const { act, isBusy, isBlocked, failed } = useAct();
  const marked = new Set(chosen.split(',').filter(Boolean).map(Number));
  const pins = incident.pins.map(({ n }) => n).filter((n) => marked.has(n));
  const report = { cause: cause.trim(), evidence: evidence.trim(), pins, prevention: prevention.trim() };
  const missing = reportMissing(report);
  const line = reportLine(report, quote);
  const handIn = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    await act(line);
  };
  const mark = (n: number, isOn: boolean): void => {
    if (isOn) marked.add(n);
    else marked.delete(n);
    choose([...marked].join(','));
  };
  const filed = incident.notes.findLast(({ kind }) => kind === 'report');
  return (
    <section className="panel" aria-labelledby="report-title">
      <h2 id="report-title">{texts.title}</h2>
      <p className="meta">{texts.about}</p>
      <form className="stack" onSubmit={(event) => void handIn(event)}>
        <Part id="report-cause" label={texts.cause} hint={texts.causeHint} text={cause} onText={writeCause} />
        <PinChoice pins={incident.pins} isMarked={(n) => marked.has(n)} onMark={mark} />
        <Part id="report-evidence" label={texts.more} text={evidence} onText={writeEvidence} />
        <Part
          id="report-prevention"
          label={texts.prevention}
          hint={texts.preventionHint}
          text={prevention}
          onText={writePrevention}
        />
        {missing.length === 0 ? (
          <CommandLine line={line} />
        ) : (
          <p className="hint">{texts.missing(missing.join(', '))}</p>
        )}
        <div className="buttons">
          <Button type="submit" disabled={missing.length > 0 || isBusy || isBlocked}>
            {texts.handIn}
          </Button>
          {filed ? <span role="status">{texts.filed(formatMinute(filed.at))}</span> : null}
        </div>
        <Failed text={failed} />
      </form>
    </section>
  );
}

interface PartProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly text: string;
  readonly onText: (text: string) => void;
}

const Part = ({ id, label, hint, text, onText }: PartProps) => (
  <div className="part">
    <label htmlFor={id}>{label}</label>
    <Textarea
      id={id}
      rows={2}
      value={text}
      aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      onChange={(_, { value }) => onText(value)}
    />
    {hint === undefined ? null : (
      <p id={`${id}-hint`} className="hint">
        {hint}
      </p>
    )}
  </div>
);

interface PinChoiceProps {
  readonly pins: readonly Pin[];
  readonly isMarked: (n: number) => boolean;
  readonly onMark: (n: number, isOn: boolean) => void;
}

const PinChoice = ({ pins, isMarked, onMark }: PinChoiceProps) => (
  <fieldset className="pin-choice">
    <legend>
      {texts.evidence}: {texts.choosePins}
    </legend>
    {pins.length === 0 ? <p className="hint">{texts.noPins}</p> : null}
    {pins.map(({ n, link, note }) => (
      <Checkbox
        key={n}
        label={`#${n} ${note === '' ? link : note}`}
        checked={isMarked(n)}
        onChange={(_, { checked }) => onMark(n, checked === true)}
      />
    ))}
  </fieldset>
);

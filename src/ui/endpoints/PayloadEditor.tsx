import { Button, Field, Textarea } from '@fluentui/react-components';
import { useMemo, useRef } from 'react';
import { type JsonFault, jsonFault } from '../../session/json-fault.ts';
import type { PayloadFile } from '../../session/views/endpoint-files-view.ts';
import { LabelledSelect } from '../kit/LabelledSelect.tsx';
import { endpointTexts as texts } from '../texts/endpoints.ts';

interface PayloadEditorProps {
  readonly payloads: readonly PayloadFile[];
  readonly body: string;
  readonly onBody: (body: string) => void;
}

/** The body of a request: a sample of the repository or one's own; says where it stops being JSON. */
export function PayloadEditor({ payloads, body, onBody }: PayloadEditorProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const fault = useMemo(() => faultOf(body), [body]);
  const goTo = (offset: number): void => {
    field.current?.focus();
    field.current?.setSelectionRange(offset, offset + 1);
  };
  const choose = (path: string): void => {
    const chosen = payloads.find((payload) => payload.path === path);
    if (chosen) onBody(chosen.text);
  };
  return (
    <>
      <LabelledSelect
        label={texts.sample}
        value={payloads.find(({ text }) => text === body)?.path ?? ''}
        options={[['', texts.ownPayload], ...payloads.map(({ path }) => [path, path] as const)]}
        onChange={choose}
      />
      <Field label={texts.payload} validationState={fault === null ? 'none' : 'error'}>
        <Textarea
          className="payload"
          resize="vertical"
          textarea={{ ref: field, spellCheck: false, autoCapitalize: 'off' }}
          value={body}
          onChange={(_, { value }) => onBody(value)}
        />
      </Field>
      <div className="fault">
        <span role="status" className={fault === null ? 'meta' : 'err'}>
          {fault === null ? texts.jsonSound : fault.text}
        </span>
        {fault === null ? (
          <Button size="small" onClick={() => onBody(`${JSON.stringify(JSON.parse(body), null, 2)}\n`)}>
            {texts.format}
          </Button>
        ) : (
          <Button size="small" onClick={() => goTo(fault.offset)}>
            {texts.goToFault}
          </Button>
        )}
      </div>
    </>
  );
}

/** What keeps a text from being one JSON value. */
function faultOf(body: string): JsonFault | null {
  if (body.trim() === '') return { text: texts.jsonEmpty, offset: 0 };
  const fault = jsonFault(body);
  if (fault) return { ...fault, text: texts.jsonFault(fault.text) };
  try {
    JSON.parse(body);
    return null;
  } catch {
    return { text: texts.jsonSeveral, offset: 0 };
  }
}

import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  insertCompletionText,
  startCompletion,
} from '@codemirror/autocomplete';
import { yamlLanguage } from '@codemirror/lang-yaml';
import { type Extension, Facet } from '@codemirror/state';
import type { Field, Fields } from '../../../session/views/spec-fields-view.ts';
import { repositoryTexts as texts } from '../../texts/repository.ts';
import { fieldsAt, yamlPlace } from './spec-fields.ts';

/** What a specification may hold: its fields, and the names of things it can refer to by field. */
export interface SpecHelp {
  readonly fields: Fields;
  readonly references: { readonly [field: string]: readonly string[] }; // 'environment': ['azureml:kst-infer:9', …]
}

export const specHelp = Facet.define<SpecHelp | null, SpecHelp | null>({ combine: ([help]) => help ?? null });

/** Suggests names and values of a YAML specification from the schema that `az` checks it by. */
export const specCompletion: Extension = yamlLanguage.data.of({ autocomplete: suggest });

function suggest(context: CompletionContext): CompletionResult | null {
  const help = context.state.facet(specHelp);
  if (!help) return null;
  const line = context.state.doc.lineAt(context.pos);
  const place = yamlPlace(context.state.doc.toString().split('\n'), line.number - 1, context.pos - line.from);
  const fields = place && fieldsAt(help.fields, place.parents);
  if (!place || !fields) return null;
  const from = context.pos - place.typed.length;
  if (place.key !== null) {
    const values = valuesOf(fields[place.key], help.references[place.key] ?? []);
    return values.length === 0 ? null : { from, options: values, validFor: /^[^\s#]*$/ };
  }
  if (place.typed === '' && !context.explicit) return null;
  const options = Object.entries(fields)
    .filter(([name]) => !place.siblings.includes(name))
    .map(([name, field]) => named(name, field, valuesOf(field, help.references[name] ?? []).length > 0));
  return { from, options, validFor: /^[\w$.-]*$/ };
}

/** A field; where its values are known, they are suggested next. */
function named(name: string, field: Field, hasValues: boolean): Completion {
  const isBlock = field.kind === 'object' || field.kind === 'map';
  const kind = texts.kinds[field.kind];
  return {
    label: name,
    type: 'property',
    detail: field.isRequired ? texts.requiredField(kind) : kind,
    apply(view, _completion, from, to) {
      view.dispatch(insertCompletionText(view.state, isBlock ? `${name}:` : `${name}: `, from, to));
      if (hasValues) startCompletion(view);
    },
    boost: field.isRequired ? 1 : 0,
    ...(field.kind === 'choice' ? { info: field.of.join(', ') } : {}),
  };
}

function valuesOf(field: Field | undefined, references: readonly string[]): Completion[] {
  if (field?.kind === 'choice') return field.of.map((value) => ({ label: value, type: 'enum' }));
  if (field?.kind === 'boolean') return ['true', 'false'].map((value) => ({ label: value, type: 'constant' }));
  return references.map((value) => ({ label: value, type: 'variable' }));
}

import { defineReaction } from '../../kernel/reaction.ts';
import { notify } from '../../kernel/waits.ts';
import { PAGER, post } from '../channels/channel.ts';
import { incidents } from './incident.ts';

interface PageData {
  readonly title: string;
  readonly text: string;
  readonly severity: number;
  readonly alert: string;
  readonly endpoint: string;
  readonly [key: string]: string | number;
}

/** The pager goes off: an incident is open from now on. */
export const pageReaction = defineReaction<PageData>('incident.page', (tx, page) => {
  const id = `INC-${incidents.ids(tx.world).length + 1}`;
  incidents.put(tx, id, {
    id,
    ...page,
    pagedAt: tx.world.now,
    acknowledgedAt: null,
    resolvedAt: null,
    notes: [],
    hypotheses: [],
    pins: [],
    hints: [],
  });
  notify(tx, 'incident');
  const { severity, title, text } = page;
  post(tx, 'ml-oncall', { actor: PAGER, text: `${id}, Sev${severity}: ${title}\n${text}` });
});

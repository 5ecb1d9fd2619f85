import { Checkbox } from '@fluentui/react-components';
import type { JobRow } from '../../session/views/job-row.ts';
import type { Column } from '../kit/DataTable.tsx';
import { jobsTexts as texts } from '../texts/jobs.ts';

/** A box to tick in front of every job. */
export const selectColumn = (selected: readonly string[], onToggle: (name: string) => void): Column<JobRow> => ({
  id: 'select',
  title: texts.select,
  isPlain: true,
  value: () => null,
  show: ({ name }) => (
    <Checkbox aria-label={texts.selectJob(name)} checked={selected.includes(name)} onChange={() => onToggle(name)} />
  ),
});

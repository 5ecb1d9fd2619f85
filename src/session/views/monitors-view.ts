import * as v from 'valibot';
import { schedules } from '../../azure/schedule/schedule.ts';
import { isMonitor, type MonitorRow, monitorRow } from './monitor-rows.ts';
import { defineView } from './view.ts';

/** Model monitors, by name. */
export const monitorsView = defineView(
  'monitors',
  v.strictObject({}),
  ({ world }): MonitorRow[] =>
    schedules
      .all(world)
      .filter(isMonitor)
      .map((schedule) => monitorRow(world, schedule)),
  { everyMs: 500 },
);

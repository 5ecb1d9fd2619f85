import type { Suggestion } from '../../kernel/suggestion.ts';
import { type Checked, mistake } from '../arm.ts';
import { FILE, inWorkspace, listed, MAX_RESULTS, NAME, SET } from '../asset-commands.ts';
import {
  type AzArgument,
  type AzArguments,
  type AzAsked,
  type AzCall,
  type AzCommand,
  type AzOutcome,
  defineAzCommand,
} from '../az-command.ts';
import { readSpecFile } from '../spec-file.ts';
import { textOf } from '../spec-schema.ts';
import { applyChanges } from '../update-properties.ts';
import { readSchedule } from './read-schedule.ts';
import { type Schedule, scheduleId, schedules, schedulesOf } from './schedule.ts';
import { scheduleDocument, specDocument } from './schedule-document.ts';
import { putSchedule, removeSchedule, runSchedule } from './schedule-life.ts';

const scheduleNames =
  (fits: (row: Schedule) => boolean) =>
  ({ world, workspace }: AzAsked): Suggestion[] =>
    schedulesOf(world, workspace)
      .filter(fits)
      .map(({ name, isEnabled, description }) => ({
        text: name,
        kind: 'schedule',
        about: `${isEnabled ? 'enabled' : 'disabled'}. ${description}`,
      }));

const scheduleName = (fits: (row: Schedule) => boolean = () => true): AzArgument => ({
  ...NAME,
  completes: scheduleNames(fits),
});
const NO_WAIT: AzArgument = { name: '--no-wait', kind: 'flag', help: 'Return at once.' };

function findSchedule(args: AzArguments, call: AzCall, exitCode = 1): Checked<Schedule> {
  const name = args.need('name');
  const found = schedules.get(call.tx.world, scheduleId(call.workspace, name));
  return found
    ? { value: found }
    : mistake('UserError', `Not found schedule ${name} in workspace ${call.workspace}.`, exitCode);
}

/** Runs a command on the schedule of `--name`. */
const onSchedule = (args: AzArguments, call: AzCall, run: (row: Schedule) => AzOutcome, exitCode?: number): AzOutcome =>
  inWorkspace(call, () => {
    const found = findSchedule(args, call, exitCode);
    return found.error ? { kind: 'error', error: found.error } : run(found.value);
  });

/** The schedule as it is now, unless nobody waits for it. */
function shown(args: AzArguments, call: AzCall, name: string): AzOutcome {
  if (args.flag('no-wait')) return { kind: 'nothing' };
  const row = schedules.need(call.tx.world, scheduleId(call.workspace, name));
  return { kind: 'result', result: scheduleDocument(row) };
}

const placeOf = (call: AzCall, resourceGroup: string) => ({ workspace: call.workspace, resourceGroup });

const createCommand = defineAzCommand({
  name: 'ml schedule create',
  summary: 'Make a schedule from a YAML file, or give the one of that name another specification.',
  args: [{ ...FILE, isRequired: true }, { ...NAME, isRequired: false }, SET, NO_WAIT],
  examples: ['az ml schedule create --file schedules/checkout_weekly.yml'],
  run: (args, call) =>
    inWorkspace(call, (workspace) => {
      const file = readSpecFile(args, call);
      if (file.error) return { kind: 'error', error: file.error };
      const name = args.text('name') ?? textOf(file.value.value.name);
      const value = name === undefined ? file.value.value : { ...file.value.value, name };
      const spec = readSchedule(call, { ...file.value, value });
      if (spec.error) return { kind: 'error', error: spec.error };
      putSchedule(call.tx, placeOf(call, workspace.resourceGroup), spec.value, call.actor);
      return shown(args, call, spec.value.name);
    }),
});

const updateCommand = defineAzCommand({
  name: 'ml schedule update',
  summary: 'Change properties of a schedule.',
  args: [
    scheduleName(),
    SET,
    { name: '--add', kind: 'list', help: 'A list, and what to add to it.' },
    { name: '--remove', kind: 'list', help: 'A property to remove, or a list and an index.' },
    { name: '--force-string', kind: 'flag', help: 'Take values as texts.' },
    NO_WAIT,
  ],
  examples: ['az ml schedule update --name checkout_weekly --set trigger.expression="0 6 * * 1"'],
  run: (args, call) =>
    onSchedule(args, call, (row) => {
      const changed = applyChanges(specDocument(row), {
        set: args.list('set'),
        add: args.list('add'),
        remove: args.list('remove'),
        isText: args.flag('force-string'),
      });
      if (changed.error) return { kind: 'error', error: changed.error };
      const spec = readSchedule(call, { path: '', folder: call.cwd, value: { ...changed.value, name: row.name } }, row);
      if (spec.error) return { kind: 'error', error: spec.error };
      putSchedule(call.tx, placeOf(call, row.resourceGroup), spec.value, call.actor);
      return shown(args, call, row.name);
    }),
});

const switchCommand = (isEnabled: boolean): AzCommand =>
  defineAzCommand({
    name: `ml schedule ${isEnabled ? 'enable' : 'disable'}`,
    summary: isEnabled ? 'Let a schedule run again when it is due.' : 'Keep a schedule from running.',
    args: [scheduleName((row) => row.isEnabled !== isEnabled), NO_WAIT],
    run: (args, call) =>
      onSchedule(args, call, (row) => {
        const { name, displayName, description, tags, properties, trigger, action } = row;
        const spec = { name, displayName, description, tags, properties, trigger, action, isEnabled };
        putSchedule(call.tx, placeOf(call, row.resourceGroup), spec, call.actor);
        return shown(args, call, name);
      }),
  });

const showCommand = defineAzCommand({
  name: 'ml schedule show',
  summary: 'Show a schedule.',
  args: [scheduleName()],
  run: (args, call) => onSchedule(args, call, (row) => ({ kind: 'result', result: scheduleDocument(row) }), 3),
});

const listCommand = defineAzCommand({
  name: 'ml schedule list',
  summary: 'List the enabled schedules of a workspace.',
  args: [
    MAX_RESULTS,
    { name: '--include-disabled', kind: 'flag', help: 'Disabled ones as well.' },
    { name: '--disabled-only', kind: 'flag', help: 'Disabled ones only.' },
  ],
  tableColumns: [
    ['Name', 'name'],
    ['Enabled', 'is_enabled'],
    ['Trigger', 'trigger.type'],
    ['Created_by', 'creation_context.created_by'],
  ],
  run: (args, call) =>
    inWorkspace(call, (workspace) => {
      const rows = schedulesOf(call.tx.world, workspace.name).filter(({ isEnabled }) =>
        args.flag('disabled-only') ? !isEnabled : isEnabled || args.flag('include-disabled'),
      );
      return listed(rows.map(scheduleDocument), args);
    }),
});

const deleteCommand = defineAzCommand({
  name: 'ml schedule delete',
  summary: 'Delete a disabled schedule; the jobs that it submitted stay.',
  args: [scheduleName(({ isEnabled }) => !isEnabled), NO_WAIT],
  run: (args, call) =>
    onSchedule(args, call, (row) => {
      if (row.isEnabled)
        return {
          kind: 'error',
          error: {
            code: 'UserError',
            message: `The schedule ${row.name} is enabled. Disable it with az ml schedule disable before it is deleted.`,
          },
        };
      removeSchedule(call.tx, row, call.actor);
      return { kind: 'nothing' };
    }),
});

const triggerCommand = defineAzCommand({
  name: 'ml schedule trigger',
  summary: 'Run a schedule once, now.',
  args: [scheduleName()],
  run: (args, call) =>
    onSchedule(args, call, (row) => {
      const run = runSchedule(call.tx, call.context, scheduleId(row.workspace, row.name));
      if (run.job === null)
        return { kind: 'error', error: { code: 'UserError', message: run.failure ?? 'The schedule cannot run.' } };
      return {
        kind: 'result',
        result: { job_name: run.job, schedule_action_type: row.action.kind === 'job' ? 'CreateJob' : 'CreateMonitor' },
      };
    }),
});

/** `az ml schedule …` */
export const scheduleCommands: readonly AzCommand[] = [
  createCommand,
  showCommand,
  listCommand,
  updateCommand,
  switchCommand(true),
  switchCommand(false),
  deleteCommand,
  triggerCommand,
];

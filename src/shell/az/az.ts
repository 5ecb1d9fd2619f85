import { CLI_VERSION, ML_EXTENSION, TELEMETRY_VERSION } from '../../azure/account/cli-version.ts';
import type { AzCall, AzCommand, AzError, AzOutcome } from '../../azure/az-command.ts';
import { errorText } from '../../azure/error-envelope.ts';
import type { Json } from '../../kernel/json.ts';
import type { StepOutcome } from '../../kernel/step-outcome.ts';
import { defineShellCommand, type ShellCall, type ShellCommand } from '../shell-command.ts';
import { argumentValues } from './argument-values.ts';
import { allArguments } from './arguments.ts';
import { closeMatches } from './close-matches.ts';
import { commandTree, findRoute, type Group, type Leaf } from './command-tree.ts';
import { completeAz } from './completion.ts';
import { expandFiles } from './expand-files.ts';
import { commandHelp, groupHelp, welcome } from './help.ts';
import { type Invocation, readInvocation } from './invocation.ts';
import { formatResult } from './output/format-result.ts';
import { MISUSE, NOT_SIMULATED } from './parse-arguments.ts';

/** Exit code of `show` for a resource that is not there. */
const MISSING = 3;

/** What a waiting `az` leaves in the world. */
interface WaitingAz {
  readonly invocation: Invocation;
  readonly inner: Json;
}

/** The program `az` over a list of commands. */
export function makeAz(commands: readonly AzCommand[]): ShellCommand {
  const root = commandTree(commands);
  const byName = new Map(commands.map((command) => [command.name, command]));
  const find = (name: string): AzCommand => {
    const command = byName.get(name);
    if (!command) throw new Error(`az: no command '${name}' to go on with`);
    return command;
  };
  return defineShellCommand({
    name: 'az',
    summary: 'Azure: manage machine learning resources',
    run(call) {
      const args = expandFiles(call.args, call);
      const options = args.slice(0, args.includes('--') ? args.indexOf('--') : args.length);
      if (args.length === 0) return { out: welcome(root) };
      if (args[0] === '--version' || args[0] === '-v') return { out: versionText() };
      const words = args[0]?.toLowerCase() === 'help' ? args.slice(1) : args;
      const isHelp = words.length < args.length || options.includes('--help') || options.includes('-h');
      const route = findRoute(root, words);
      switch (route.kind) {
        case 'group':
          return isHelp ? { out: groupHelp(route.group) } : { out: groupHelp(route.group), code: MISUSE };
        case 'unknown':
          return refuseWord(route.group, route.word);
        case 'command':
          return isHelp ? { out: commandHelp(route.leaf) } : runCommand(route.leaf, route.rest, call);
      }
    },
    complete: (call) => completeAz(root, call),
    resume(state, call) {
      const { invocation, inner } = state as unknown as WaitingAz;
      const command = find(invocation.command);
      if (!command.resume) throw new Error(`az ${command.name} waits but cannot go on`);
      return finish(
        command.resume(inner, valuesOf(command, invocation), azCall(invocation, call)),
        invocation,
        command,
        call,
      );
    },
  });
}

const valuesOf = (command: AzCommand, { values }: Invocation) =>
  argumentValues(values, allArguments(command), command.name);

function runCommand({ path, command }: Leaf, args: readonly string[], call: ShellCall): StepOutcome {
  if (!command) return notSimulated(path);
  const read = readInvocation(command, args, call);
  if (read.error !== undefined)
    return { err: `${read.exitCode === NOT_SIMULATED ? '' : 'ERROR: '}${read.error}\n`, code: read.exitCode };
  const { invocation } = read;
  const started = finish(
    command.run(valuesOf(command, invocation), azCall(invocation, call)),
    invocation,
    command,
    call,
  );
  if (invocation.values.debug !== true) return started;
  const line = `DEBUG: cli.knack.cli: Command arguments: [${call.args.map((arg) => `'${arg}'`).join(', ')}]\n`;
  return started.wait
    ? { ...started, emitError: line + (started.emitError ?? '') }
    : { ...started, err: line + (started.err ?? '') };
}

const azCall = (invocation: Invocation, call: ShellCall): AzCall => ({
  tx: call.tx,
  context: call.context,
  files: call.files,
  cwd: call.cwd,
  actor: call.actor,
  workspace: invocation.workspace,
  resourceGroup: invocation.resourceGroup,
  env: call.env,
});

/** What a command answered, as the shell needs it. */
function finish(outcome: AzOutcome, invocation: Invocation, command: AzCommand, call: ShellCall): StepOutcome {
  const notes = (text = ''): string =>
    text === '' || invocation.values['only-show-errors'] === true ? '' : text.replace(/\n?$/, '\n');
  switch (outcome.kind) {
    case 'text':
      return { out: outcome.text };
    case 'nothing':
      return { err: notes(outcome.notes) };
    case 'error':
      return { out: outcome.text ?? '', err: errorText(outcome.error), code: exitCode(outcome.error, command) };
    case 'wait': {
      const { wait, emit, emitError } = outcome;
      const state = { invocation, inner: outcome.state } as unknown as Json;
      return {
        wait,
        state,
        ...(emit === undefined ? {} : { emit }),
        ...(emitError === undefined ? {} : { emitError }),
      };
    }
    case 'result': {
      const printed = formatResult(outcome.result, {
        format: invocation.format,
        query: invocation.query,
        isColoured: call.isTerminal,
        tableColumns: command.tableColumns,
      });
      if (printed.error !== undefined) return { err: `${notes(outcome.notes)}ERROR: ${printed.error}\n`, code: 1 };
      return { out: printed.text, err: notes(outcome.notes) };
    }
  }
}

/** Only `show` tells a missing resource from other refusals by its exit code. */
function exitCode(error: AzError, command: AzCommand): number {
  const isShow = command.name.split(' ').at(-1) === 'show';
  if (error.exitCode === undefined) return isShow && error.code === 'ResourceNotFound' ? MISSING : 1;
  return error.exitCode === MISSING && !isShow ? 1 : error.exitCode;
}

const notSimulated = (path: string): StepOutcome => ({ err: `az ${path}: not simulated\n`, code: NOT_SIMULATED });

/** A word that leads nowhere: misspelt, or a command of the real CLI that is not listed here. */
function refuseWord(group: Group, word: string): StepOutcome {
  const [close] = closeMatches(word, group.children.keys());
  if (!group.isComplete && close === undefined) return notSimulated(`${group.path} ${word}`);
  const hint = close === undefined ? '' : `Did you mean '${close}' ?\n`;
  return { err: `ERROR: '${word}' is misspelled or not recognized by the system.\n${hint}`, code: MISUSE };
}

const versionText = (): string => {
  const line = (name: string, version: string): string => `${name.padEnd(28)}${version.padStart(12)}\n`;
  return [
    line('azure-cli', CLI_VERSION),
    '\n',
    line('core', CLI_VERSION),
    line('telemetry', TELEMETRY_VERSION),
    '\nExtensions:\n',
    line(ML_EXTENSION.name, ML_EXTENSION.version),
  ].join('');
};

import type { Tx } from '../kernel/tx.ts';
import { terminals } from './terminal.ts';

export interface NewTerminal {
  readonly id: string;
  readonly actor: string; // role that sits in front of it
  readonly home: string;
  readonly cwd: string;
}

/** Opens a terminal with a fresh login shell; one that is open already stays as it is. */
export function openTerminal(tx: Tx, { id, actor, home, cwd }: NewTerminal): void {
  if (terminals.get(tx.world, id)) return;
  const env = {
    HOME: home,
    HOSTNAME: `ci-${actor}`,
    LANG: 'C.UTF-8',
    LOGNAME: actor,
    OLDPWD: cwd,
    PATH: '/usr/bin:/bin',
    PWD: cwd,
    SHELL: '/bin/bash',
    TERM: 'dumb',
    USER: actor,
  };
  terminals.put(tx, id, {
    id,
    actor,
    state: { cwd, env, exported: Object.keys(env), arrays: '', functions: {}, lastCode: 0 },
    running: null,
    queued: [],
    history: [],
    transcript: [],
  });
}

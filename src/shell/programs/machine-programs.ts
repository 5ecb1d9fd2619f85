import { defineShellCommand } from '../shell-command.ts';

/** `whoami`, `id`, `hostname`, `uname`: what the machine says about itself and the person in front of it. */
export const machinePrograms = [
  defineShellCommand({ name: 'whoami', summary: 'the role you act in', run: ({ actor }) => ({ out: `${actor}\n` }) }),
  defineShellCommand({
    name: 'id',
    summary: 'user and group numbers',
    run({ actor, args }) {
      const isName = args.some((arg) => /^-[a-z]*n/.test(arg));
      if (args.some((arg) => /^-n?[ugG]n?$/.test(arg))) return { out: `${isName ? actor : 1000}\n` };
      if (args.length > 0) return { err: `id: '${args[0]}': no such user\n`, code: 1 };
      return { out: `uid=1000(${actor}) gid=1000(${actor}) groups=1000(${actor})\n` };
    },
  }),
  defineShellCommand({
    name: 'hostname',
    summary: 'name of this machine',
    run: ({ env }) => ({ out: `${env.get('HOSTNAME') ?? 'localhost'}\n` }),
  }),
  defineShellCommand({
    name: 'uname',
    summary: 'kind of this machine',
    run({ args, env }) {
      const host = env.get('HOSTNAME') ?? 'localhost';
      const parts: readonly (readonly [letter: string, text: string])[] = [
        ['s', 'Linux'],
        ['n', host],
        ['r', 'simulated'],
        ['m', 'x86_64'],
        ['o', 'GNU/Linux'],
      ];
      const asked = args.join('').replaceAll('-', '') || 's';
      const unknown = [...asked].find((letter) => letter !== 'a' && !parts.some(([known]) => known === letter));
      if (unknown !== undefined) return { err: `uname: invalid option -- '${unknown}'\n`, code: 1 };
      const isShown = (letter: string): boolean => asked.includes('a') || asked.includes(letter);
      return {
        out: `${parts
          .filter(([letter]) => isShown(letter))
          .map(([, text]) => text)
          .join(' ')}\n`,
      };
    },
  }),
];

import { environments } from '../azure/environment/environment.ts';
import type { Context } from '../kernel/context.ts';
import { worldFiles } from '../kernel/files/world-files.ts';
import type { Tx } from '../kernel/tx.ts';

/** Everybody's terminals have the packages of the newest training environment. */
export function installTerminalPackages(tx: Tx, { content }: Context): void {
  const files = worldFiles(tx, content);
  const newest = environments.rows
    .all(tx.world)
    .filter(({ name }) => name.endsWith('-train'))
    .sort((a, b) => a.createdAt - b.createdAt)
    .at(-1);
  const pins = Object.entries(newest?.packages ?? {}).map(([name, version]) => `${name}==${version}\n`);
  files.makeDir('/opt/terminal', true);
  files.writeText('/opt/terminal/packages.txt', pins.join(''));
}

import type { FileTree } from '../../kernel/files/file-tree.ts';

/** One value of the CLI's configuration and the file or variable it comes from. */
export interface ConfigValue {
  readonly section: string; // 'defaults'
  readonly name: string; // 'group'
  readonly value: string;
  readonly source: string; // '/home/oncall/.azure/config' or 'AZURE_DEFAULTS_GROUP'
}

/** Where a command looks for the CLI's configuration. */
export interface ConfigPlace {
  readonly files: FileTree;
  readonly cwd: string;
  readonly env: ReadonlyMap<string, string>;
  readonly actor: string;
}

const home = (place: ConfigPlace): string => place.env.get('HOME') ?? `/home/${place.actor}`;

export const globalConfigPath = (place: ConfigPlace): string => `${home(place)}/.azure/config`;
export const localConfigPath = (place: ConfigPlace): string => `${place.cwd === '/' ? '' : place.cwd}/.azure/config`;

/** Configuration files from the nearest folder upwards, the user's own last; earlier ones win. */
function configPaths(place: ConfigPlace): string[] {
  const out: string[] = [];
  let folder = place.cwd;
  while (folder !== '' && folder !== '/') {
    out.push(`${folder}/.azure/config`);
    folder = folder.slice(0, folder.lastIndexOf('/'));
  }
  const own = globalConfigPath(place);
  return [...out.filter((path) => path !== own), own].filter((path) => place.files.find(path)?.kind === 'file');
}

/** Every value in force, in order of section and name; variables `AZURE_<SECTION>_<NAME>` win over files. */
export function configValues(place: ConfigPlace): ConfigValue[] {
  const found = new Map<string, ConfigValue>();
  for (const path of configPaths(place).reverse())
    for (const value of readIni(place.files.readText(path), path)) found.set(`${value.section}.${value.name}`, value);
  for (const [variable, value] of place.env) {
    const match = /^AZURE_([A-Z]+)_([A-Z_]+)$/.exec(variable);
    if (!match || value === '') continue;
    const section = (match[1] ?? '').toLowerCase();
    const name = (match[2] ?? '').toLowerCase();
    found.set(`${section}.${name}`, { section, name, value, source: variable });
  }
  return [...found.keys()].sort().map((key) => found.get(key) as ConfigValue);
}

/** The value in force, or undefined when none or an empty one is set. */
export function configValue(place: ConfigPlace, section: string, name: string): string | undefined {
  const found = configValues(place).find((value) => value.section === section && value.name === name);
  return found?.value || undefined;
}

/** Sets a value in one configuration file, or removes it when `value` is null. */
export function writeConfig(
  place: ConfigPlace,
  path: string,
  change: { readonly section: string; readonly name: string; readonly value: string | null },
): void {
  const old = place.files.find(path)?.kind === 'file' ? readIni(place.files.readText(path), path) : [];
  const { section, name, value } = change;
  const isChanged = (entry: ConfigValue): boolean => entry.section === section && entry.name === name;
  const next =
    value === null
      ? old.filter((entry) => !isChanged(entry))
      : old.some(isChanged)
        ? old.map((entry) => (isChanged(entry) ? { ...entry, value } : entry))
        : [...old, { section, name, value, source: path }];
  if (old.length === 0 && next.length === 0) return;
  place.files.makeDir(path.slice(0, path.lastIndexOf('/')), true);
  place.files.writeText(path, writeIni(next));
}

function readIni(text: string, source: string): ConfigValue[] {
  const out: ConfigValue[] = [];
  let section = '';
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#') || line.startsWith(';')) continue;
    const header = /^\[(.+)\]$/.exec(line);
    if (header) {
      section = (header[1] ?? '').trim();
      continue;
    }
    const at = line.search(/[=:]/);
    if (at > 0)
      out.push({ section, name: line.slice(0, at).trim().toLowerCase(), value: line.slice(at + 1).trim(), source });
  }
  return out;
}

function writeIni(values: readonly ConfigValue[]): string {
  const sections = [...new Set(values.map(({ section }) => section))];
  return sections
    .map((section) => {
      const lines = values
        .filter((value) => value.section === section)
        .map(({ name, value }) => `${name} = ${value}\n`);
      return `[${section}]\n${lines.join('')}\n`;
    })
    .join('');
}

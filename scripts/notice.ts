// Writes NOTICE.md: what the built page ships that others made, with versions, licences and homepages. Found by bundling
// the page and asking which packages have bytes in it, so nothing is listed from memory but what arrives compiled.
// `--check` writes nothing and exits 1 when the file is stale; a licence that is not permissive fails in any case.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const ROOT = process.cwd();
const FILE = join(ROOT, 'NOTICE.md');
const PERMISSIVE = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'Zlib',
]);

interface Shipped {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly homepage: string;
  readonly copyright: string;
}

/** just-bash's browser build has these inside it, under its own file name: seen by their banners and debug names. */
const INSIDE_JUST_BASH = [
  '@borewit/text-codec',
  '@tokenizer/inflate',
  '@tokenizer/token',
  'debug',
  'file-type',
  'ieee754',
  'ms',
  're2js',
  'strtok3',
  'token-types',
  'uint8array-extras',
];

/** Compiled into Pyodide's WebAssembly or packed into its standard library; the licences are those of their projects. */
const INSIDE_PYODIDE: readonly (readonly [name: string, licence: string, homepage: string])[] = [
  ['bzip2', 'bzip2-1.0.6', 'https://sourceware.org/bzip2/'],
  ['Emscripten with musl, compiler-rt, libc++abi', 'MIT; Apache-2.0 with LLVM exception', 'https://emscripten.org'],
  ['Expat', 'MIT', 'https://libexpat.github.io'],
  ['HACL*', 'MIT or Apache-2.0', 'https://hacl-star.github.io'],
  ['libffi', 'MIT', 'https://sourceware.org/libffi/'],
  ['liblzma (XZ Utils)', '0BSD', 'https://tukaani.org/xz/'],
  ['mpdecimal', 'BSD-2-Clause', 'https://www.bytereef.org/mpdecimal/'],
  ['SQLite', 'public domain', 'https://sqlite.org'],
  ['zlib', 'Zlib', 'https://zlib.net'],
  ['Zstandard', 'BSD-3-Clause', 'https://facebook.github.io/zstd/'],
];

const readJson = (path: string): Record<string, unknown> => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));

/** Folders of the packages that have bytes in the page or its worker. */
async function bundledFolders(): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: ['src/ui/main.tsx', 'src/ui/session.worker.ts'],
    outdir: '.cache/notice',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"', __BUILD_ID__: '""' },
    external: ['node:*'],
    plugins: [
      {
        name: 'just-bash for browsers',
        setup: ({ onResolve, resolve }) =>
          onResolve({ filter: /^just-bash$/ }, ({ kind, resolveDir }) =>
            resolve('just-bash/browser', { kind, resolveDir }),
          ),
      },
    ],
    logLevel: 'error',
    metafile: true,
    write: false,
  });
  const folders = new Set<string>();
  for (const output of Object.values(metafile.outputs))
    for (const [file, { bytesInOutput }] of Object.entries(output.inputs)) {
      const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0];
      if (folder && bytesInOutput > 0) folders.add(folder);
    }
  return [...folders];
}

function shipped(folder: string, version?: string): Shipped {
  const found = readJson(join(folder, 'package.json'));
  return {
    name: String(found.name),
    version: version ?? String(found.version),
    licence: String(found.license),
    homepage: homepageOf(found),
    copyright: copyrightOf(folder),
  };
}

function homepageOf({ name, homepage, repository }: Record<string, unknown>): string {
  const url =
    typeof repository === 'object' && repository !== null && 'url' in repository ? repository.url : repository;
  const source = String(url ?? '')
    .replace(/^git\+/, '')
    .replace(/^(git@github\.com:|(git|ssh):\/\/(git@)?github\.com\/|github:)/, 'https://github.com/')
    .replace(/\.git$/, '')
    .replace(/^[\w-]+\/[\w.-]+$/, 'https://github.com/$&');
  const page = typeof homepage === 'string' && homepage !== '' ? homepage.replace(/#readme$/, '') : source;
  if (!/^https?:\/\//.test(page) || /npmjs|yarnpkg|registry\./.test(page))
    throw new Error(`notice: ${String(name)} names no homepage of its own (${page})`);
  return page;
}

/** Copyright lines of a package's licence files, else who its author is; without mail addresses. */
function copyrightOf(folder: string): string {
  const { author } = readJson(join(folder, 'package.json'));
  const lines = readdirSync(join(ROOT, folder))
    .filter((file) => /^(licen[cs]e|notice|copying)/i.test(file))
    .sort()
    .flatMap((file) => readFileSync(join(ROOT, folder, file), 'utf8').split('\n'))
    .map((line) => line.replace(/^[\s#*/>-]+/, ''))
    .filter((line) => /^(Copyright (?!notice|owner|holder|licen|law|statement)\S|©|\(c\) \d)/.test(line))
    .filter((line) => !/[[{]yyyy/.test(line))
    .map((line) => line.replace(/<?\S+@\S+\.\w+>?|all rights reserved|[<>|*]/gi, ' ').replace(/\s+/g, ' '))
    .map((line) =>
      line
        .replace(/ ([,.;)])/g, '$1')
        .replace(/[\s,]+$/, '')
        .replace(/\.\.$/, '.'),
    );
  const name = typeof author === 'object' && author !== null && 'name' in author ? author.name : author;
  const named = typeof name === 'string' ? name.replace(/\s*[<(].*$/, '') : '';
  return lines.length > 0 ? [...new Set(lines)].join('; ') : named;
}

/** Every part of an SPDX expression is permissive, or one alternative is. */
const isPermissive = (licence: string): boolean =>
  licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((part) => PERMISSIVE.has(part)));

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function notice(packages: readonly Shipped[]): string {
  const pyodide = readJson('node_modules/pyodide/package.json');
  const { python } = readJson('node_modules/pyodide/pyodide-lock.json').info as { readonly python: string };
  const emptied = (text: string): string => (text === '' ? '–' : text);
  return `# Notices

MLOps Flight Simulator is licensed under Apache-2.0. The page it builds also ships the work of others, listed here with
the licence each is under. Everything is permissive except Pyodide, which is under the Mozilla Public License 2.0. This
file is written by \`scripts/notice.ts\` from what is really in the bundle.

## Python

${row(['Name', 'Version', 'Licence', 'Homepage'])}
${row(['---', '---', '---', '---'])}
${row(['Pyodide', String(pyodide.version), '**MPL-2.0**', 'https://pyodide.org'])}
${row(['CPython and its standard library', python, 'PSF-2.0', 'https://www.python.org'])}
${INSIDE_PYODIDE.map(([name, licence, homepage]) => row([name, 'as in Pyodide', licence, homepage])).join('\n')}

Pyodide is shipped as published, in files of its own (\`game/python/pyodide.mjs\`, \`pyodide.asm.mjs\`, \`pyodide.asm.wasm\`,
\`python_stdlib.zip\`); \`game/python/snapshot.bin\` is an image of its memory after start-up. Its source code is at
https://github.com/pyodide/pyodide under the tag ${String(pyodide.version)}; the licence text is at
https://www.mozilla.org/en-US/MPL/2.0/. The licence of CPython is at https://docs.python.org/3/license.html.

The Python packages named \`azure\`, \`joblib\`, \`mlflow\`, \`sklearn\` and \`yaml\` that the simulated company imports are
this project's own code and not the packages of these names.

## JavaScript

${row(['Name', 'Version', 'Licence', 'Homepage', 'Copyright'])}
${row(['---', '---', '---', '---', '---'])}
${packages.map((one) => row([one.name, one.version, one.licence, one.homepage, emptied(one.copyright)])).join('\n')}
`;
}

const bash = readJson('node_modules/just-bash/package.json');
const packages = [
  ...(await bundledFolders()).map((folder) => shipped(folder)),
  ...INSIDE_JUST_BASH.map((name) => shipped(`node_modules/${name}`, `in just-bash ${String(bash.version)}`)),
].sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1));
const refused = packages.filter(({ licence }) => !isPermissive(licence));
for (const { name, version, licence } of refused)
  process.stderr.write(
    `notice: ${name} ${version} is under ${licence}, which is not on the list of permissive licences\n`,
  );
const text = notice(packages);
if (refused.length > 0) process.exitCode = 1;
else if (!process.argv.includes('--check')) writeFileSync(FILE, text);
else if (readFileSync(FILE, 'utf8') !== text) {
  process.stderr.write('notice: NOTICE.md is stale; run: node scripts/run.mjs scripts/notice.ts\n');
  process.exitCode = 1;
}

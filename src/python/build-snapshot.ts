// Makes the interpreter that every run starts from: standard library imported, site-packages compiled, host sealed off.

import type { PythonModule } from './emscripten.ts';
import { idleMeter, loadModule, type PyodideFiles } from './interpreter.ts';
import { packSnapshot, wholePages } from './snapshot-file.ts';

/** Python sources by path below their folder, e.g. `sklearn/pipeline.py`. */
export type PythonSources = { readonly [path: string]: string };

export interface SnapshotSources {
  readonly driver: PythonSources;
  readonly sitePackages: PythonSources;
}

/**
 * C recursion deeper than this ends in Python's RecursionError before the engine's own stack, whose size differs from
 * engine to engine, runs out.
 */
const C_STACK_BYTES = 80 * 1024;
const TYPE_STR_SLOT = 68; // offset of tp_str in a type object on a 32-bit machine
const DRIVER_FOLDER = '/opt/kst';

/** Imported once here, so that no run waits for them. */
const STANDARD_LIBRARY = [
  'argparse abc array atexit base64 bisect calendar codecs collections collections.abc configparser contextlib copy',
  'csv dataclasses datetime decimal difflib enum fnmatch fractions functools gc glob gzip hashlib heapq hmac html',
  'importlib.metadata importlib.util inspect io itertools json linecache locale logging logging.config logging.handlers',
  'math numbers operator os pathlib pickle platform pprint queue random re runpy secrets shlex shutil signal statistics',
  'string struct subprocess sys tempfile textwrap threading time timeit tokenize traceback types typing unicodedata',
  'unittest unittest.mock urllib.parse urllib.request uuid warnings weakref zipfile zlib zoneinfo email.message',
  '_strptime encodings.idna encodings.utf_8_sig encodings.latin_1 encodings.ascii concurrent.futures',
]
  .join(' ')
  .split(' ');

/** @returns the bytes of the snapshot file, equal for equal inputs */
export async function buildSnapshot(files: PyodideFiles, sources: SnapshotSources): Promise<Uint8Array> {
  const pyodide = await makePyodideSnapshot(files, sources);
  const { module } = await loadModule(files, { meter: idleMeter() }, { load: pyodide });
  execute(module, 'entry.seal()');
  module.HEAPU8[module._Py_EMSCRIPTEN_SIGNAL_HANDLING] = 1;
  limitCStack(module);
  replaceErrorTexts(module);
  const entry = attribute(module, 'entry');
  execute(module, 'del entry');
  return packSnapshot(pyodide, module.HEAPU8.slice(0, wholePages(module._sbrk(0))), entry);
}

async function makePyodideSnapshot(files: PyodideFiles, sources: SnapshotSources): Promise<Uint8Array> {
  const { module, pyodide } = await loadModule(files, { meter: idleMeter() }, { isMaking: true });
  const names = [...STANDARD_LIBRARY].sort();
  const driver = ['_kst_host', '_kst_errors', '_kst_packages', '_kst_runner'].map((name) => {
    const source = sources.driver[`${name}.py`];
    if (source === undefined) throw new Error(`python snapshot: driver/${name}.py is missing`);
    return [name, source] as const;
  });
  execute(module, bootstrap(names, driver, sources.sitePackages));
  return (pyodide as { makeMemorySnapshot(): Uint8Array }).makeMemorySnapshot();
}

/** JSON text is a Python literal for texts, lists and objects. */
const bootstrap = (
  names: readonly string[],
  driver: readonly (readonly [string, string])[],
  sitePackages: PythonSources,
): string => `
import importlib
for name in ${JSON.stringify(names)}:
    importlib.import_module(name)

def _kst_make(driver, sources):
    import types
    made = {}
    for name, source in driver:
        # Python leaves frames of the import system out of tracebacks, and these files are part of it.
        file = "<frozen importlib._bootstrap_external>" if name == "_kst_packages" else "${DRIVER_FOLDER}/" + name + ".py"
        module = types.ModuleType(name)
        module.__file__ = file
        exec(compile(source, file, "exec", dont_inherit=True), module.__dict__)
        made[name] = module
    host = made["_kst_host"].Host()
    packages = made["_kst_packages"].Packages(sources)
    entry = made["_kst_runner"].Runner(host, packages)
    entry.made = made
    error_classes = " ".join(map(str, made["_kst_errors"].install()))
    return entry, error_classes

entry, error_classes = _kst_make(${JSON.stringify(driver)}, ${JSON.stringify(sitePackages)})
del _kst_make, importlib, name
import gc
gc.collect()
gc.freeze()
del gc
`;

function execute(module: PythonModule, source: string): void {
  const bytes = module.lengthBytesUTF8(source) + 1;
  const pointer = module._malloc(bytes);
  module.stringToUTF8(source, pointer, bytes);
  const status = module._PyRun_SimpleString(pointer);
  module._free(pointer);
  if (status !== 0) throw new Error('python snapshot: the bootstrap failed; its traceback was printed');
}

/** Address of a global of `__main__`, kept alive by one reference of ours. */
function attribute(module: PythonModule, name: string): number {
  const text = (value: string): number => {
    const bytes = module.lengthBytesUTF8(value) + 1;
    const pointer = module._malloc(bytes);
    module.stringToUTF8(value, pointer, bytes);
    return pointer;
  };
  const main = module._PyImport_AddModule(text('__main__'));
  const found = module._PyObject_GetAttrString(main, text(name));
  if (!found) throw new Error(`python snapshot: __main__ has no ${name}`);
  return found;
}

function limitCStack(module: PythonModule): void {
  const start = module._emscripten_stack_get_base() - C_STACK_BYTES;
  const status = module._PyUnstable_ThreadState_SetStackProtection(module._PyThreadState_Get(), start, C_STACK_BYTES);
  if (status !== 0) throw new Error('python snapshot: the C stack could not be limited');
}

/** Lets OSError and its subclasses use the `__str__` that the driver gave them: their C slot overrides it otherwise. */
function replaceErrorTexts(module: PythonModule): void {
  const list = attribute(module, 'error_classes');
  const addresses = module.UTF8ToString(module._PyUnicode_AsUTF8(list)).split(' ').map(Number);
  const [donor, ...classes] = addresses;
  if (donor === undefined) throw new Error('python snapshot: no donor of the text slot');
  const memory = module.HEAPU32;
  for (const address of classes) {
    memory[(address + TYPE_STR_SLOT) >> 2] = memory[(donor + TYPE_STR_SLOT) >> 2] as number;
    module._PyType_Modified(address);
  }
  execute(module, 'del error_classes');
}

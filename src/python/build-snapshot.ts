// Makes the interpreter that every run starts from: standard library imported, site-packages compiled, host sealed off.

import type { PythonModule } from './emscripten.ts';
import { idleMeter, limitCStack, loadModule, type PyodideFiles } from './interpreter.ts';
import { packSnapshot, wholePages } from './snapshot-file.ts';

/** Python sources by path below their folder, e.g. `sklearn/pipeline.py`. */
export type PythonSources = { readonly [path: string]: string };

export interface SnapshotSources {
  readonly driver: PythonSources;
  readonly sitePackages: PythonSources;
}

const TYPE_STR_SLOT = 68; // offset of tp_str in a type object on a 32-bit machine
const DRIVER_FOLDER = '/opt/kst';

/** Imported once here, so that no run waits for them. */
const STANDARD_LIBRARY = [
  'argparse abc array atexit base64 bisect calendar codecs collections collections.abc contextlib copy csv dataclasses',
  'datetime difflib enum fnmatch functools gc glob hashlib heapq importlib.util inspect io itertools json linecache',
  'logging math numbers operator os pathlib pickle queue random re runpy secrets shlex shutil socket statistics string',
  'struct subprocess sys tempfile textwrap threading time tokenize traceback types typing unittest uuid warnings weakref',
  '_strptime encodings.latin_1 encodings.ascii',
]
  .join(' ')
  .split(' ');

/** @returns the bytes of the snapshot file, equal for equal inputs */
export async function buildSnapshot(files: PyodideFiles, sources: SnapshotSources): Promise<Uint8Array> {
  const pyodide = await makePyodideSnapshot(files, sources);
  const { module } = await loadModule(files, { meter: idleMeter() }, { load: pyodide });
  execute(module, 'entry.seal()');
  module.HEAPU8[module._Py_EMSCRIPTEN_SIGNAL_HANDLING] = 1;
  limitCStack(module, module._PyThreadState_Get(), false);
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

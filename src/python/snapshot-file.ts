// The file that carries a ready interpreter: Pyodide's own memory snapshot, and the pages in which the memory differs
// once the runner and the site-packages are in it and the private parts of Pyodide are out of reach.

const MAGIC = 0x59504b31; // 'KPY1'
const PREFIX_BYTES = 16; // magic, header length, two unused words
export const PAGE_BYTES = 4096;

interface Header {
  readonly snapshotBytes: number;
  readonly memoryBytes: number;
  readonly entry: number; // address of the callable that performs one run
  readonly pages: readonly number[]; // numbers of the pages that follow the snapshot
}

/** An unpacked snapshot file. */
export interface Snapshot {
  readonly pyodide: Uint8Array; // what `loadPyodide` restores
  readonly entry: number;
  /** Memory as every run finds it. */
  memory(): Uint8Array;
}

/** The length of memory that ends with a page. */
export const wholePages = (bytes: number): number => Math.ceil(bytes / PAGE_BYTES) * PAGE_BYTES;

const aligned = (bytes: number): number => Math.ceil(bytes / 16) * 16;

/** @param prepared memory as every run shall find it, in whole pages */
export function packSnapshot(pyodide: Uint8Array, prepared: Uint8Array, entry: number): Uint8Array {
  const restored = memoryOf(pyodide);
  const pages: number[] = [];
  for (let page = 0; page * PAGE_BYTES < prepared.length; page++)
    if (isPageChanged(restored, prepared, page)) pages.push(page);
  const header: Header = { snapshotBytes: pyodide.length, memoryBytes: prepared.length, entry, pages };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const start = aligned(PREFIX_BYTES + text.length);
  const file = new Uint8Array(start + aligned(pyodide.length) + pages.length * PAGE_BYTES);
  new Uint32Array(file.buffer, 0, 2).set([MAGIC, text.length]);
  file.set(text, PREFIX_BYTES);
  file.set(pyodide, start);
  const pagesAt = start + aligned(pyodide.length);
  for (const [i, page] of pages.entries())
    file.set(prepared.subarray(page * PAGE_BYTES, (page + 1) * PAGE_BYTES), pagesAt + i * PAGE_BYTES);
  return file;
}

/** @throws when the bytes are no snapshot file: the wrong asset was loaded. */
export function openSnapshot(file: Uint8Array): Snapshot {
  // Pyodide reads the snapshot as 32-bit words from wherever it begins.
  const bytes = file.byteOffset % 4 === 0 ? file : file.slice();
  const [magic, headerBytes] = new Uint32Array(bytes.buffer, bytes.byteOffset, 2);
  if (magic !== MAGIC || headerBytes === undefined) throw new Error('python snapshot: not a snapshot file');
  const text = new TextDecoder().decode(bytes.subarray(PREFIX_BYTES, PREFIX_BYTES + headerBytes));
  const header = JSON.parse(text) as Header;
  const start = aligned(PREFIX_BYTES + headerBytes);
  const pagesAt = start + aligned(header.snapshotBytes);
  const pyodide = bytes.subarray(start, start + header.snapshotBytes);
  return {
    pyodide,
    entry: header.entry,
    memory() {
      const memory = new Uint8Array(header.memoryBytes);
      memory.set(memoryOf(pyodide).subarray(0, header.memoryBytes));
      for (const [i, page] of header.pages.entries()) {
        const from = pagesAt + i * PAGE_BYTES;
        memory.set(bytes.subarray(from, from + PAGE_BYTES), page * PAGE_BYTES);
      }
      return memory;
    },
  };
}

/** The part of Pyodide's snapshot that is memory begins where its second word says. */
export function memoryOf(pyodide: Uint8Array): Uint8Array {
  const [, start = 0] = new Uint32Array(pyodide.buffer, pyodide.byteOffset, 2);
  return pyodide.subarray(start);
}

function isPageChanged(restored: Uint8Array, prepared: Uint8Array, page: number): boolean {
  const end = Math.min((page + 1) * PAGE_BYTES, prepared.length);
  for (let i = page * PAGE_BYTES; i < end; i++) if (prepared[i] !== (restored[i] ?? 0)) return true;
  return false;
}

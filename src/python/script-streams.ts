// The open files a script starts with: standard input, output and error, and the channel on which the runner asks the
// host. They are bytes on both sides: no JavaScript object is ever within reach of a script.
import type { ScriptLine } from '../kernel/script.ts';
import { type EmscriptenFs, type FsNode, type StreamOperations, WASI } from './emscripten.ts';
import type { RunMeter } from './run-meter.ts';

/** Out of the way of what scripts open; the runner in Python knows the number. */
const HOST_DESCRIPTOR = 1000;
const CHARACTER_DEVICE = 0o020000;

/** Answers one message of the runner; the reply is a JSON text and bytes. */
export type HostCall = (header: string, payload: Uint8Array) => HostReply;

export interface HostReply {
  readonly header: string;
  readonly payload?: Uint8Array;
}

/** Collects what a script prints, line by line. */
export class LineCollector {
  lines: ScriptLine[] = [];
  private readonly rest = { out: '', err: '' };
  private readonly decoders = { out: new TextDecoder(), err: new TextDecoder() };

  constructor(private readonly meter: RunMeter) {}

  write(stream: 'out' | 'err', bytes: Uint8Array): void {
    const parts = (this.rest[stream] + this.decoders[stream].decode(bytes, { stream: true })).split('\n');
    this.rest[stream] = parts.pop() as string;
    for (const text of parts) this.push(stream, text);
  }

  /** Ends lines that have no line break yet, and hands over all of them. */
  take(): ScriptLine[] {
    for (const stream of ['out', 'err'] as const) {
      const text = this.rest[stream];
      this.rest[stream] = '';
      if (text) this.push(stream, text);
    }
    const { lines } = this;
    this.lines = [];
    return lines;
  }

  private push(stream: 'out' | 'err', text: string): void {
    this.lines.push({ stream, text: text.endsWith('\r') ? text.slice(0, -1) : text, atWorkMs: this.meter.workMs });
  }
}

/** Opens the four files of a run. */
export function openStreams(FS: EmscriptenFs, stdin: Uint8Array, lines: LineCollector, host: HostCall): void {
  const output = (stream: 'out' | 'err'): Partial<StreamOperations> => ({
    write(_stream, buffer, offset, length) {
      lines.write(stream, bytesAt(buffer, offset, length));
      return length;
    },
  });
  openDevice(FS, 0, 0, inputOperations(stdin));
  openDevice(FS, 1, 1, output('out'));
  openDevice(FS, 2, 1, output('err'));
  openDevice(FS, HOST_DESCRIPTOR, 2, channelOperations(host));
}

function openDevice(FS: EmscriptenFs, descriptor: number, flags: number, operations: Partial<StreamOperations>): void {
  const node = FS.createNode(null, `device-${descriptor}`, CHARACTER_DEVICE | 0o620, 0);
  const time = { getTime: () => 0 };
  node.node_ops = {
    getattr: (self: FsNode) => ({
      ...{ dev: 1, ino: self.id, mode: self.mode, nlink: 1, uid: 0, gid: 0, rdev: 0, size: 0 },
      ...{ atime: time, mtime: time, ctime: time, blksize: 4096, blocks: 0 },
    }),
  };
  FS.createStream(
    { node, path: '', flags, seekable: false, position: 0, stream_ops: operations, ungotten: [], error: false },
    descriptor,
  );
  FS.hashRemoveNode(node);
}

function inputOperations(bytes: Uint8Array): Partial<StreamOperations> {
  let at = 0;
  return {
    read(_stream, buffer, offset, length) {
      const part = bytes.subarray(at, at + length);
      buffer.set(part, offset);
      at += part.length;
      return part.length;
    },
  };
}

/**
 * One exchange: write the lengths of header and payload (two 32-bit words), the header, the payload; then read the same
 * back.
 */
function channelOperations(host: HostCall): Partial<StreamOperations> {
  let sizes: Uint32Array | undefined;
  let header: string | undefined;
  let replies: Uint8Array[] = [];
  const answer = (payload: Uint8Array): void => {
    const reply = host(header ?? '', payload);
    sizes = undefined;
    header = undefined;
    const text = new TextEncoder().encode(reply.header);
    const bytes = reply.payload ?? new Uint8Array(0);
    replies = [new Uint8Array(Uint32Array.of(text.length, bytes.length).buffer), text, bytes];
  };
  return {
    write(_stream, buffer, offset, length) {
      const bytes = bytesAt(buffer, offset, length).slice();
      if (!sizes) {
        if (length !== 8) return -WASI.EINVAL;
        sizes = new Uint32Array(bytes.buffer);
      } else if (header === undefined) {
        header = new TextDecoder().decode(bytes);
        if (sizes[1] === 0) answer(new Uint8Array(0));
      } else answer(bytes);
      return length;
    },
    read(_stream, buffer, offset, length) {
      while (replies[0]?.length === 0) replies.shift();
      const next = replies[0];
      if (!next) return 0;
      buffer.set(next.subarray(0, length), offset);
      replies[0] = next.subarray(length);
      return Math.min(length, next.length);
    },
  };
}

const bytesAt = (buffer: Int8Array, offset: number, length: number): Uint8Array =>
  new Uint8Array(buffer.buffer, buffer.byteOffset + offset, length);

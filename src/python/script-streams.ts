// The open files a script starts with: standard input, output and error, and the channel on which the runner asks the
// host. They are bytes on both sides: no JavaScript object is ever within reach of a script.
import type { ScriptLine } from '../kernel/script.ts';
import { type EmscriptenFs, type FsNode, type StreamOperations, WASI } from './emscripten.ts';
import type { RunMeter } from './run-meter.ts';

/** Out of the way of what scripts open; the runner in Python knows the number. */
export const HOST_DESCRIPTOR = 1000;
const CHARACTER_DEVICE = 0o020000;
const SIZES_BYTES = 8;
const decoder = new TextDecoder();
const encoder = new TextEncoder();

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
 * One exchange: write the lengths of header and payload (two 32-bit words) with the header, then the payload if there is
 * one; then read the same back, in pieces of any size.
 */
function channelOperations(host: HostCall): Partial<StreamOperations> {
  let waiting: { readonly header: string; readonly payloadBytes: number } | undefined;
  let reply = new Uint8Array(0);
  let read = 0;
  const answer = (header: string, payload: Uint8Array): void => {
    waiting = undefined;
    reply = replyBytes(host(header, payload));
    read = 0;
  };
  return {
    write(_stream, buffer, offset, length) {
      const bytes = bytesAt(buffer, offset, length);
      if (waiting) {
        if (length !== waiting.payloadBytes) return -WASI.EINVAL;
        answer(waiting.header, bytes.slice());
        return length;
      }
      if (length < SIZES_BYTES) return -WASI.EINVAL;
      const [headerBytes = 0, payloadBytes = 0] = new Uint32Array(bytes.slice(0, SIZES_BYTES).buffer);
      if (length !== SIZES_BYTES + headerBytes) return -WASI.EINVAL;
      const header = decoder.decode(bytes.slice(SIZES_BYTES));
      if (payloadBytes === 0) answer(header, new Uint8Array(0));
      else waiting = { header, payloadBytes };
      return length;
    },
    read(_stream, buffer, offset, length) {
      const part = reply.subarray(read, read + length);
      buffer.set(part, offset);
      read += part.length;
      return part.length;
    },
  };
}

function replyBytes({ header, payload = new Uint8Array(0) }: HostReply): Uint8Array<ArrayBuffer> {
  const text = encoder.encode(header);
  const bytes = new Uint8Array(SIZES_BYTES + text.length + payload.length);
  new Uint32Array(bytes.buffer, 0, 2).set([text.length, payload.length]);
  bytes.set(text, SIZES_BYTES);
  bytes.set(payload, SIZES_BYTES + text.length);
  return bytes;
}

const bytesAt = (buffer: Int8Array, offset: number, length: number): Uint8Array =>
  new Uint8Array(buffer.buffer, buffer.byteOffset + offset, length);

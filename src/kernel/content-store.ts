import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** `sha256:<hex>` for stored bytes, `gen:<generator>?<canonical JSON>` for data that a generator can always make again. */
export type ContentRef = string;

/** Makes the bytes behind a `gen:` reference; must be a pure function of its arguments. */
export type ContentGenerator = (args: string) => Uint8Array;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Append-only store of bytes, addressed by content. It stands outside the world value: forks, saves and replays share
 * it, because what a reference means can never change.
 */
export class ContentStore {
  private readonly blobs = new Map<ContentRef, Uint8Array>();
  private readonly texts = new Map<ContentRef, string>();
  private readonly refOfText = new Map<string, ContentRef>();

  constructor(private readonly generators: ReadonlyMap<string, ContentGenerator> = new Map()) {}

  /** Stores bytes (the caller must not change them afterwards) and returns their reference. */
  put(bytes: Uint8Array): ContentRef {
    const ref = `sha256:${bytesToHex(sha256(bytes))}`;
    if (!this.blobs.has(ref)) this.blobs.set(ref, bytes);
    return ref;
  }

  putText(text: string): ContentRef {
    const known = this.refOfText.get(text);
    if (known !== undefined) return known;
    const ref = this.put(encoder.encode(text));
    if (text.length <= 4096) this.refOfText.set(text, ref);
    return ref;
  }

  has(ref: ContentRef): boolean {
    return this.blobs.has(ref) || ref.startsWith('gen:');
  }

  /** The bytes behind a reference, not to be changed. @throws when nothing was ever stored under it: our own bug. */
  bytes(ref: ContentRef): Uint8Array {
    const found = this.blobs.get(ref);
    if (found) return found;
    const made = this.generate(ref);
    this.blobs.set(ref, made);
    return made;
  }

  /** UTF-8 text behind a reference; malformed sequences become U+FFFD. */
  text(ref: ContentRef): string {
    const known = this.texts.get(ref);
    if (known !== undefined) return known;
    const text = decoder.decode(this.bytes(ref));
    if (text.length <= 65536) this.texts.set(ref, text);
    return text;
  }

  private generate(ref: ContentRef): Uint8Array {
    const match = /^gen:([^?]+)\?(.*)$/s.exec(ref);
    const generator = match ? this.generators.get(match[1] as string) : undefined;
    if (!match || !generator) throw new Error(`content store: nothing is stored under ${ref}`);
    return generator(match[2] as string);
  }
}

import { LRUCache } from 'lru-cache';
import type { DecoderState } from './caches.js';
import { buffersOf, stateBytes } from './caches.js';
import { freeBuffer } from './freeBuffer.js';
import type { PlacedPicture, Prompt } from './prompt.js';

/** A conversation as the decoder has read it up to some token. */
export interface Snapshot {
  readonly tokens: readonly number[];
  /** Those that lie before its end, in the order of their places. */
  readonly pictures: readonly PlacedPicture[];
  readonly state: DecoderState;
}

/**
 * Conversations that were read, so that one that goes on from there is not read again. They can only be extended: the state
 * of hybrid decoders cannot be cut. The longest unused go first when all are over the limit, and their memory with them: one
 * conversation is read at a time, and what it has been read up to is in use, but nothing older.
 */
export class Snapshots {
  readonly #known: LRUCache<string, Snapshot>;

  /** @param maxBytes of all states together; 0 remembers nothing */
  constructor(maxBytes: number) {
    // A limit of 0 would mean none.
    this.#known = new LRUCache({ maxSize: Math.max(1, maxBytes), sizeCalculation: sizeOf, dispose: free });
  }

  remember(snapshot: Snapshot): void {
    const key = keyOf(snapshot);
    if (this.#known.peek(key)?.state !== snapshot.state) this.#known.set(key, snapshot);
  }

  /** The longest one that the prompt begins with, and that leaves at least one token to read. */
  longestFor(prompt: Prompt): Snapshot | undefined {
    let longest: [string, Snapshot] | undefined;
    for (const entry of this.#known.entries()) {
      const [, snapshot] = entry as [string, Snapshot];
      if (snapshot.tokens.length <= (longest?.[1].tokens.length ?? 0)) continue;
      if (beginsWith(prompt, snapshot)) longest = entry as [string, Snapshot];
    }
    return longest && this.#known.get(longest[0]);
  }
}

/** What JavaScript needs besides the tensors is a small part of them. */
function sizeOf({ state, tokens }: Snapshot): number {
  return stateBytes(state) + 8 * tokens.length + 1;
}

function free({ state }: Snapshot): void {
  for (const buffer of buffersOf(state)) freeBuffer(buffer);
}

function keyOf({ tokens, pictures }: Snapshot): string {
  return `${tokens.join()};${pictures.map(({ picture }) => picture.key).join()}`;
}

function beginsWith(prompt: Prompt, { tokens, pictures }: Snapshot): boolean {
  return (
    tokens.length < prompt.tokens.length &&
    pictures.every(({ picture }, index) => prompt.pictures[index]?.picture.key === picture.key) &&
    tokens.every((token, index) => prompt.tokens[index] === token)
  );
}

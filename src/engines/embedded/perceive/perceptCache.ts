import { deserialize, serialize } from 'node:v8';
import { LRUCache } from 'lru-cache';
import type { UprightImage } from '../../../images/image.js';

/** What one picture told so far: `perceive` is called only for what is not known yet. */
export type Recall = <T>(sense: string, perceive: () => Promise<T>) => Promise<T>;

/** What an entry takes beside its value, about. */
const entryBytes = 300;

/**
 * What was perceived of late, by the content of the picture, so that a further question about it need not look again. It
 * is kept serialized: that is how its size is known, and nobody can change what others read.
 */
export class PerceptCache {
  readonly #percepts: LRUCache<string, Buffer> | undefined;

  /** @param maxBytes how much is kept, what was asked for least recently goes first; 0 keeps nothing */
  constructor(maxBytes: number) {
    if (maxBytes > 0) {
      const sizeCalculation = (percept: Buffer) => percept.length + entryBytes;
      this.#percepts = new LRUCache({ maxSize: maxBytes, sizeCalculation });
    }
  }

  /** The memory of one picture, for one request: what is asked for twice meanwhile is perceived once. */
  recallOf(image: UprightImage): Recall {
    const atWork = new Map<string, Promise<unknown>>();
    let digest: Promise<string> | undefined;
    const perceived = async <T>(sense: string, perceive: () => Promise<T>) => {
      if (this.#percepts === undefined) return perceive();
      digest ??= image.digest();
      return kept(this.#percepts, `${await digest} ${sense}`, perceive);
    };
    return <T>(sense: string, perceive: () => Promise<T>) => {
      const running = atWork.get(sense) ?? perceived(sense, perceive);
      atWork.set(sense, running);
      return running as Promise<T>;
    };
  }
}

/** Only what came to its end is kept: a failure may have to do with this one request. */
async function kept<T>(
  percepts: LRUCache<string, Buffer>,
  key: string,
  perceive: () => Promise<T>,
): Promise<T> {
  const known = percepts.get(key);
  if (known !== undefined) return deserialize(known) as T;
  const percept = await perceive();
  percepts.set(key, serialize(percept));
  return percept;
}

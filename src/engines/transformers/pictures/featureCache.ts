import { LRUCache } from 'lru-cache';

/** Features of one picture, row by row. */
export interface PictureFeatures {
  readonly values: Float32Array;
  readonly count: number;
}

/** Features of pictures seen before, by the key of the picture; the longest unused go first. */
export class FeatureCache {
  readonly #known: LRUCache<string, PictureFeatures>;

  /** @param maxBytes of all together; 0 remembers nothing */
  constructor(maxBytes: number) {
    // A limit of 0 would mean none.
    this.#known = new LRUCache({
      maxSize: Math.max(1, maxBytes),
      sizeCalculation: ({ values }) => values.byteLength + 1,
    });
  }

  get(key: string): PictureFeatures | undefined {
    return this.#known.get(key);
  }

  set(key: string, features: PictureFeatures): void {
    this.#known.set(key, features);
  }
}

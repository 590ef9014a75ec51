/** Random numbers that are the same at every run (xorshift, 32 bits). */
export class RandomWeights {
  #state: number;

  constructor(seed: number) {
    this.#state = (seed * 2654435761) | 1;
  }

  /** Uniform bytes. */
  bytes(length: number): Uint8Array {
    const words = new Uint32Array(Math.ceil(length / 4));
    let state = this.#state;
    for (let i = 0; i < words.length; i++) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      words[i] = state;
    }
    this.#state = state;
    return new Uint8Array(words.buffer, 0, length);
  }

  /** Uniform numbers around zero of the given standard deviation. */
  floats(length: number, deviation: number): Float32Array {
    const words = new Uint32Array(this.bytes(length * 4).buffer);
    const width = deviation * Math.sqrt(12);
    return Float32Array.from(words, (word) => (word / 2 ** 32 - 0.5) * width);
  }
}

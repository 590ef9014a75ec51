/** Tokens with their scores, of which the best can be taken one after another: a heap, filled anew for each token. */
export class Candidates {
  readonly #tokens: Int32Array;
  readonly #scores: Float32Array;
  #count = 0;

  /** @param most that there can be */
  constructor(most: number) {
    this.#tokens = new Int32Array(most);
    this.#scores = new Float32Array(most);
  }

  get count(): number {
    return this.#count;
  }

  clear(): void {
    this.#count = 0;
  }

  add(token: number, score: number): void {
    this.#tokens[this.#count] = token;
    this.#scores[this.#count] = score;
    this.#count++;
  }

  tokenAt(index: number): number {
    return this.#tokens[index]!;
  }

  scoreAt(index: number): number {
    return this.#scores[index]!;
  }

  /**
   * Brings the best to the end, best last, until `enough` says so of the score taken and how many were.
   * @returns index of the least of them; they go up to `count`
   */
  takeBest(enough: (score: number, taken: number) => boolean): number {
    for (let node = (this.#count >> 1) - 1; node >= 0; node--) this.#sift(node, this.#count);
    let end = this.#count;
    while (end > 0) {
      this.#swap(0, --end);
      if (enough(this.#scores[end]!, this.#count - end)) break;
      this.#sift(0, end);
    }
    return end;
  }

  /** Lets a node sink to where its children, below `end`, are no better. */
  #sift(node: number, end: number): void {
    for (let parent = node; ; ) {
      let child = 2 * parent + 1;
      if (child >= end) return;
      if (child + 1 < end && this.#isBetter(child + 1, child)) child++;
      if (!this.#isBetter(child, parent)) return;
      this.#swap(parent, child);
      parent = child;
    }
  }

  /** Of equal scores that of the lower token: the outcome must not depend on the order. */
  #isBetter(a: number, b: number): boolean {
    const difference = this.#scores[a]! - this.#scores[b]!;
    return difference === 0 ? this.#tokens[a]! < this.#tokens[b]! : difference > 0;
  }

  #swap(a: number, b: number): void {
    const [token, score] = [this.#tokens[a]!, this.#scores[a]!];
    this.#tokens[a] = this.#tokens[b]!;
    this.#scores[a] = this.#scores[b]!;
    this.#tokens[b] = token;
    this.#scores[b] = score;
  }
}

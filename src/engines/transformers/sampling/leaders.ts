/** The so many best of tokens that are offered in ascending order: a heap with the least of them at its root. */
export class Leaders {
  readonly #tokens: Int32Array;
  readonly #scores: Float32Array;
  #count = 0;

  /** @param most that are kept, 1 or more */
  constructor(most: number) {
    this.#tokens = new Int32Array(most);
    this.#scores = new Float32Array(most);
  }

  /** The least score that is kept; none is too small before there are so many. */
  get least(): number {
    return this.#count < this.#tokens.length ? Number.NEGATIVE_INFINITY : this.#scores[0]!;
  }

  /** The best token; −1 when none was offered. */
  get best(): number {
    let best = 0;
    for (let node = 1; node < this.#count; node++) if (this.#isWorse(best, node)) best = node;
    return this.#count === 0 ? -1 : this.#tokens[best]!;
  }

  /** Of equal scores the token that came first is the better one. */
  offer(token: number, score: number): void {
    if (this.#count < this.#tokens.length) this.#rise(this.#count++, token, score);
    else if (score > this.#scores[0]!) this.#sink(token, score);
  }

  visitAll(visit: (token: number, score: number) => void): void {
    for (let index = 0; index < this.#count; index++) visit(this.#tokens[index]!, this.#scores[index]!);
  }

  #rise(node: number, token: number, score: number): void {
    let at = node;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isWorse(token, score, this.#tokens[parent]!, this.#scores[parent]!)) break;
      this.#move(parent, at);
      at = parent;
    }
    this.#put(at, token, score);
  }

  /** Puts a token in the place of the root and lets it sink to where its children are no worse. */
  #sink(token: number, score: number): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.#count) break;
      if (child + 1 < this.#count && this.#isWorse(child + 1, child)) child++;
      if (!isWorse(this.#tokens[child]!, this.#scores[child]!, token, score)) break;
      this.#move(child, at);
      at = child;
    }
    this.#put(at, token, score);
  }

  #isWorse(a: number, b: number): boolean {
    return isWorse(this.#tokens[a]!, this.#scores[a]!, this.#tokens[b]!, this.#scores[b]!);
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#tokens[from]!, this.#scores[from]!);
  }

  #put(at: number, token: number, score: number): void {
    this.#tokens[at] = token;
    this.#scores[at] = score;
  }
}

function isWorse(token: number, score: number, otherToken: number, otherScore: number): boolean {
  return score === otherScore ? token > otherToken : score < otherScore;
}

import { fstatSync, openSync, readSync } from 'node:fs';

const chunkSize = 512;
const newline = 0x0a;

/**
 * A text file whose lines are sorted by their first word (bytewise), searched in place: each look-up reads some
 * twenty blocks, which the operating system keeps cached, and nothing stays in this process. Latin-1.
 */
export class SortedLines {
  readonly #file: number;
  readonly #size: number;

  constructor(path: string) {
    this.#file = openSync(path, 'r');
    this.#size = fstatSync(this.#file).size;
  }

  /** The line whose first word is `word`, or undefined. Lines that begin with a blank (the licence) are none. */
  find(word: string): string | undefined {
    if (word === '') return undefined;
    let [low, high] = [0, this.#size];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const start = this.#nextLineStart(middle);
      const line = start < high ? this.lineAt(start) : '';
      const found = line.slice(0, line.indexOf(' '));
      if (start < high && found === word) return line;
      if (start < high && found < word) low = start + line.length + 1;
      else high = middle;
    }
    return undefined;
  }

  /** The line that begins at a byte offset, without its end. */
  lineAt(start: number): string {
    const chunks: Buffer[] = [];
    for (let at = start; at < this.#size; at += chunkSize) {
      const chunk = this.#read(at);
      const end = chunk.indexOf(newline);
      chunks.push(end < 0 ? chunk : chunk.subarray(0, end));
      if (end >= 0) break;
    }
    return Buffer.concat(chunks).toString('latin1');
  }

  /** The first line start at or after a byte offset. */
  #nextLineStart(offset: number): number {
    if (offset === 0) return 0;
    for (let at = offset - 1; at < this.#size; at += chunkSize) {
      const end = this.#read(at).indexOf(newline);
      if (end >= 0) return at + end + 1;
    }
    return this.#size;
  }

  #read(at: number): Buffer {
    const chunk = Buffer.allocUnsafe(chunkSize);
    return chunk.subarray(0, readSync(this.#file, chunk, 0, chunkSize, at));
  }
}

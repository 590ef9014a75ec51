import { fstatSync, openSync, readSync } from 'node:fs';

const blockSize = 4096;
const lineChunk = 512;
const newline = 0x0a;

/**
 * A text file (Latin-1) whose lines are sorted bytewise by their first word. In memory stands only the first
 * word of every block of 4 KiB, read at the first look-up; a look-up then reads one block.
 */
export class SortedLines {
  readonly #file: number;
  readonly #size: number;
  #firstWords: readonly string[] | undefined;

  constructor(path: string) {
    this.#file = openSync(path, 'r');
    this.#size = fstatSync(this.#file).size;
  }

  /** The line whose first word is `word`, or undefined; a word has no blanks. */
  find(word: string): string | undefined {
    if (!/^\S+$/.test(word) || word.length > lineChunk) return undefined;
    this.#firstWords ??= this.#readFirstWords();
    const block = lastNotAfter(this.#firstWords, word) * blockSize;
    // The newline before the block and the beginning of a line at its end belong to it.
    const start = Math.max(0, block - 1);
    const text = this.#read(start, blockSize + word.length + 2).toString('latin1');
    const at = text.indexOf(`\n${word} `);
    return at < 0 ? undefined : this.lineAt(start + at + 1);
  }

  /** The line that begins at a byte offset, without its end. */
  lineAt(start: number): string {
    const chunks: Buffer[] = [];
    for (let at = start; at < this.#size; at += lineChunk) {
      const chunk = this.#read(at, lineChunk);
      const end = chunk.indexOf(newline);
      chunks.push(end < 0 ? chunk : chunk.subarray(0, end));
      if (end >= 0) break;
    }
    return Buffer.concat(chunks).toString('latin1');
  }

  #readFirstWords(): string[] {
    const blocks = Array.from({ length: Math.ceil(this.#size / blockSize) }, (_, index) => index * blockSize);
    return blocks.map((start) => {
      const text = this.#read(start, 2 * lineChunk).toString('latin1');
      const line = start === 0 ? text : text.slice(text.indexOf('\n') + 1);
      return line.slice(0, line.indexOf(' '));
    });
  }

  #read(at: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    return bytes.subarray(0, readSync(this.#file, bytes, 0, length, at));
  }
}

/** The index of the last of the sorted words that is not after `word`, or 0. */
function lastNotAfter(words: readonly string[], word: string): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]! <= word) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

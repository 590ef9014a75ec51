import { StopStrings } from '../../stopStrings.js';
import type { AnswerPiece } from './answerRequest.js';
import { ByteText } from './byteText.js';

/** Turns tokens into increments of thoughts and text, whole characters only, and ends the text before a stop string. */
export class AnswerWriter {
  readonly #bytes: readonly (Uint8Array | undefined)[];
  readonly #stops: StopStrings;
  readonly #emit: (piece: AnswerPiece) => void;
  #text = new ByteText();
  #type: AnswerPiece['type'] = 'text';
  /** White space that only sets a thought off from the answer is not said. */
  #atStart = false;

  /** @param bytes what each token stands for */
  constructor(
    bytes: readonly (Uint8Array | undefined)[],
    stopSequences: readonly string[],
    emit: (piece: AnswerPiece) => void,
  ) {
    this.#bytes = bytes;
    this.#stops = new StopStrings(stopSequences);
    this.#emit = emit;
  }

  /** Whether a stop string was found in the text. */
  get stopped(): boolean {
    return this.#stops.found;
  }

  /** Goes on with a thought, or with the text. */
  turnTo(type: AnswerPiece['type']): void {
    this.#say(this.#text.end());
    this.#text = new ByteText();
    this.#type = type;
    this.#atStart = true;
  }

  /** Control tokens say nothing. */
  write(token: number): void {
    const bytes = this.#bytes[token];
    if (bytes !== undefined) this.#say(this.#text.add(bytes));
  }

  /** Says what was held back. */
  end(): void {
    this.#say(this.#text.end());
    if (this.#type === 'text') this.#send(this.#stops.end());
  }

  #say(piece: string): void {
    const text = this.#atStart ? piece.trimStart() : piece;
    if (text === '') return;
    this.#atStart = false;
    this.#send(this.#type === 'text' ? this.#stops.add(text) : text);
  }

  #send(text: string): void {
    if (text !== '') this.#emit({ type: this.#type, text });
  }
}

import type { PlacedPicture, Prompt } from '../decoder/prompt.js';
import type { PictureReference } from './conversation.js';
import { encodeGuarded } from './guard.js';
import type { TextTokenizer } from './textTokenizer.js';

/** How pictures stand in a prompt. */
export interface PictureWriting {
  /** What the template writes where a picture is. */
  readonly mark: string;
  /** Id of the tokens that features replace. */
  readonly token: number;
  /** Whether a content that is text only is handed to the template as it is. */
  readonly plainContent: boolean;
  /** Text that takes the place of the mark. */
  textFor(picture: PictureReference): string;
}

/** A prompt in the making. */
export class PromptDraft {
  readonly #tokenizer: TextTokenizer;
  readonly #writing: PictureWriting;
  readonly #references: readonly PictureReference[];
  readonly #tokens: number[] = [];
  readonly #pictures: PlacedPicture[] = [];
  readonly #partings: number[] = [];

  constructor(tokenizer: TextTokenizer, writing: PictureWriting, references: readonly PictureReference[]) {
    this.#tokenizer = tokenizer;
    this.#writing = writing;
    this.#references = references;
  }

  add(text: string): void {
    const [first, ...afterPictures] = text.split(this.#writing.mark);
    this.#addText(first!);
    for (const after of afterPictures) {
      this.#addPicture();
      this.#addText(after);
    }
    this.#partings.push(this.#tokens.length);
  }

  /** The last parting is the end itself; a question after the last picture may be another one the next time. */
  finish(): Prompt {
    if (this.#pictures.length !== this.#references.length) {
      throw new Error(
        `the chat template has room for ${this.#pictures.length} of ${this.#references.length} pictures`,
      );
    }
    const lastPicture = this.#pictures.at(-1)?.places.at(-1);
    const partings = new Set([
      ...(lastPicture === undefined ? [] : [lastPicture + 1]),
      ...this.#partings.slice(0, -1),
    ]);
    const { length } = this.#tokens;
    // Templates without words before an answer have a parting, or the last picture, at the end.
    const ascending = [...partings].filter((parting) => parting < length).sort((a, b) => a - b);
    return { tokens: this.#tokens, pictures: this.#pictures, partings: ascending };
  }

  #addText(text: string): void {
    for (const token of encodeGuarded(this.#tokenizer, text)) this.#tokens.push(token);
  }

  #addPicture(): void {
    const picture = this.#references[this.#pictures.length];
    if (picture === undefined) throw new Error('the chat template writes more pictures than there are');
    const start = this.#tokens.length;
    this.#addText(this.#writing.textFor(picture));
    const places = placesOf(this.#tokens, this.#writing.token, start);
    this.#pictures.push({ picture, places });
  }
}

function placesOf(tokens: readonly number[], token: number, start: number): number[] {
  const places: number[] = [];
  for (let index = start; index < tokens.length; index++) if (tokens[index] === token) places.push(index);
  return places;
}

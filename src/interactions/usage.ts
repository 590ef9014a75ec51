import type { Part, Turn } from '../engines/engine.js';
import { imageTokens, type TokenScheme } from '../images/tokens.js';

/** Tokens of one interaction. */
export interface Usage {
  readonly inputTextTokens: number;
  readonly inputImageTokens: number;
  /** Visible output only. */
  readonly outputTokens: number;
  readonly thoughtTokens: number;
}

/** Tokens of a prompt by modality. */
export type InputTokens = Pick<Usage, 'inputTextTokens' | 'inputImageTokens'>;

/** Characters per token: Gemini's published rule of thumb. */
export const charactersPerToken = 4;

/** ceil(code points / 4), the rule that reproduces the published token counts of English prompts. */
export function textTokens(text: string): number {
  return Math.ceil(codePointCount(text) / charactersPerToken);
}

/** Counts the tokens of a text that comes in pieces, as `textTokens` counts the whole. */
export class TextMeter {
  #codePoints = 0;

  /** Tokens of all pieces so far, this one included. */
  add(text: string): number {
    this.#codePoints += codePointCount(text);
    return Math.ceil(this.#codePoints / charactersPerToken);
  }
}

/** Characters as a reader counts them, and not halves of surrogate pairs. */
export function codePointCount(text: string): number {
  let surrogatePairs = 0;
  for (const _ of text.matchAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)) surrogatePairs++;
  return text.length - surrogatePairs;
}

/** Gemini 3 and later families count a fixed budget per picture, everything else counts tiles. */
export function tokenScheme(model: string): TokenScheme {
  const major = /^gemini-(\d+)/.exec(model)?.[1];
  return Number(major) >= 3 || /^gemini-.*-latest$/.test(model) ? 'budget' : 'tiles';
}

/** Tokens of the whole prompt: system instruction, every turn's texts and pictures. */
export function countInputTokens(
  prompt: { readonly system?: string | undefined; readonly turns: readonly Turn[] },
  scheme: TokenScheme,
): InputTokens {
  const parts = prompt.turns.flatMap((turn) => turn.parts);
  const sum = (count: (part: Part) => number) => parts.reduce((total, part) => total + count(part), 0);
  return {
    inputTextTokens:
      textTokens(prompt.system ?? '') + sum((part) => (part.type === 'text' ? textTokens(part.text) : 0)),
    inputImageTokens: sum((part) =>
      part.type === 'image' ? imageTokens(scheme, part.image, part.resolution) : 0,
    ),
  };
}

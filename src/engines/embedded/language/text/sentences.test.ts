import { describe, expect, it } from 'vitest';
import { clausesOf } from './clauses.js';
import { questionOf } from './question.js';
import { wordsOf } from './sentence.js';
import { sentencesOf } from './sentences.js';

const words = (text: string) => sentencesOf(text).map(wordsOf);

describe('sentencesOf', () => {
  it.each([
    ['Is there a cat? Find it!', ['is there a cat', 'find it']],
    ["What's in it; and isn't it red", ['what is in it', 'and is not it red']],
    ['whats in dis pic', ['what is in this picture']],
    ['Detect these:\n- a cat\n- a dog', ['detect these', 'a cat a dog']],
    ['Return box_2d (a list) for the t-shirt', ['return box_2d for the t-shirt']],
    ['Detect the catss', ['detect the cats']],
    ['', []],
  ])('%j', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('keeps what the caller wrote', () => {
    expect(sentencesOf('Find the sign that says STOP. Is it RED?').map(({ text }) => text)).toEqual([
      'Find the sign that says STOP',
      'Is it RED?',
    ]);
  });
});

describe('clausesOf parts what asks something of its own', () => {
  it.each([
    [
      'how many dogs are there and what colour are they',
      ['how many dogs are there', 'and what colour are they'],
    ],
    ['find the cats and the dogs', ['find the cats and the dogs']],
    ['find and count the dogs', ['find and count the dogs']],
  ])('%s', (text, expected) => {
    expect(sentencesOf(text).flatMap(clausesOf).map(wordsOf)).toEqual(expected);
  });
});

describe('questionOf leaves courtesies out', () => {
  it.each([
    ['Could you please tell me how many dogs there are?', 'how many dogs there are'],
    ['Hi! Please check whether there is a dog', 'is there a dog'],
    ['I want to know if the dog is black', 'is the dog black'],
  ])('%s', (text, expected) => {
    expect(sentencesOf(text).map(questionOf).at(-1)).toContain(expected);
  });
});

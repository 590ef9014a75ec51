import { describe, expect, it } from 'vitest';
import { answerFormOf, mergeForms } from './answerForm.js';

describe('answerFormOf reads how long an answer may be', () => {
  it.each([
    ['in five words', { maxWords: 5 }],
    ['in under 20 words', { maxWords: 20 }],
    ['no more than 12 words', { maxWords: 12 }],
    ['at least 100 words', undefined],
    ['in one word', undefined],
    ['in a single sentence', { maxSentences: 1 }],
    ['in 2-3 short sentences', { maxSentences: 3 }],
    ['briefly, in two sentences', { maxSentences: 2, detail: 'brief' }],
    ['in great detail', { detail: 'detailed' }],
    ['the boy with short hair', undefined],
  ])('describe it %s', (text, length) => {
    expect(answerFormOf(text).length).toEqual(length);
  });
});

describe('answerFormOf reads the rest of the form', () => {
  it.each([
    ['Give me three funny captions', { variants: 3 }],
    ['Write a caption', { variants: undefined }],
    ['List them as bullet points', { layout: 'bullets' }],
    ['a numbered list please', { layout: 'numbers' }],
    ['as a markdown table', { layout: 'table' }],
    ['Is there a table?', { layout: undefined }],
    ['comma-separated', { layout: 'commas' }],
    ['Name three things', { maxObjects: 3 }],
    ['at most 50 words', { maxObjects: undefined }],
    ['Answer true or false', { isTerse: true }],
    ['Return yes if there is a dog, else no', { isTerse: true }],
    ['Reply as JSON', { wantsJson: true }],
    ['plain text, not JSON', { wantsJson: false }],
  ])('%s', (text, form) => {
    expect(answerFormOf(text)).toMatchObject(form);
  });

  it('of the instruction where the prompt is silent', () => {
    const form = mergeForms(answerFormOf('in two sentences'), answerFormOf('Be brief. Use bullet points.'));
    expect(form).toMatchObject({ length: { maxSentences: 2, detail: 'brief' }, layout: 'bullets' });
  });
});

describe('answerFormOf reads the language', () => {
  it.each([
    ['Describe this in Hindi', 'Hindi'],
    ['What is this? In French, please', 'French'],
    ['Beschreibe das Bild', 'German'],
    ['Décris cette image', 'French'],
    ['Опиши картинку', 'Russian'],
    ['この画像は何ですか', 'Japanese'],
    ['Find the sign that says 出口', undefined],
    ['Is the sign in German?', undefined],
    ['Décris cette image. Answer in English.', undefined],
    ['How many cats are there?', undefined],
    ['12345', undefined],
  ])('%s', (text, language) => {
    expect(answerFormOf(text).language).toBe(language);
  });
});

import { describe, expect, it } from 'vitest';
import { ask, planOf, target } from '../../../../../tests/support/plans.js';
import { seenPicture, textLine } from '../../../../../tests/support/seenPictures.js';
import type { Ask, Plan } from '../../language/plan.js';
import { composeAnswer } from '../composeAnswer.js';

const cat = target('cat', ['cat']);
const bus = target('bus', ['bus']);
const street = seenPicture(
  [
    ['bus', 0.9, 100, 100, 500, 400, ['red']],
    ['cat', 0.8, 10, 300, 90, 400, ['black']],
  ],
  {
    text: [textLine('NO PARKING', 10, 10), textLine('12 CITY', 200, 150)],
    codes: [{ format: 'QR code', text: 'https://example.com/', box: { x0: 320, y0: 240, x1: 384, y1: 288 } }],
  },
);

const answerTo = (asks: readonly Ask[], more: Partial<Plan> = {}) =>
  composeAnswer(planOf(asks, { shape: { type: 'boxes' }, isFenced: true, ...more }), [street]);
const listOf = (asks: readonly Ask[], more: Partial<Plan> = {}) =>
  JSON.parse(answerTo(asks, { ...more, isFenced: false })) as {
    box_2d: number[];
    label: string;
    mask?: string;
  }[];
const labelsOf = (asks: readonly Ask[], more: Partial<Plan> = {}) =>
  listOf(asks, more).map(({ label }) => label);

describe('lists of text', () => {
  it('hold its lines with their boxes', () => {
    expect(listOf([ask('read')])).toEqual([
      { box_2d: [20, 15, 63, 172], label: 'NO PARKING' },
      { box_2d: [312, 312, 355, 422], label: '12 CITY' },
    ]);
  });

  it('hold what stands on the things that are named, or says what is asked for', () => {
    expect(labelsOf([ask('read', [bus])])).toEqual(['12 CITY']);
    expect(labelsOf([ask('read', [], { filters: [{ by: 'text', text: 'no parking' }] })])).toEqual([
      'NO PARKING',
    ]);
    expect(labelsOf([ask('read', [cat])])).toEqual([]);
  });

  it('have at most as many items as wanted, and masks that are their whole box', () => {
    const [line, ...more] = listOf([ask('read')], { maxObjects: 1, shape: { type: 'masks' } });
    expect(more).toEqual([]);
    expect(line).toMatchObject({ label: 'NO PARKING' });
    expect(line!.mask).toMatch(/^data:image\/png;base64,/);
  });
});

it('lists codes with what they say', () => {
  expect(listOf([ask('scan')])).toEqual([{ box_2d: [500, 500, 600, 600], label: 'https://example.com/' }]);
});

describe('what is asked beside a list', () => {
  const colour = ask('colour', [cat], { question: 'tell me what color it is' });

  it('follows it in sentences', () => {
    expect(answerTo([ask('list', [cat]), colour])).toBe(
      '```json\n[\n  {"box_2d":[625,15,834,141],"label":"cat"}\n]\n```\nThe cat is black.',
    );
  });

  it('is left out where the list has no fence', () => {
    expect(labelsOf([ask('list', [cat]), colour])).toEqual(['cat']);
  });

  it('is not said where it is about the list itself, or beyond seeing', () => {
    const format = ask('describe', [], { question: 'Describe each object in its label.' });
    expect(answerTo([ask('list', [cat]), format, ask('beyond', [], { beyond: 'identity' })])).toMatch(/```$/);
  });

  it('does not make the list longer', () => {
    expect(labelsOf([ask('list', [cat]), ask('describe')])).toEqual(['cat']);
    expect(labelsOf([ask('list', [cat]), ask('read')])).toEqual(['cat']);
  });
});

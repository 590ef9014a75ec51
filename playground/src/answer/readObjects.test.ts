import { describe, expect, it } from 'vitest';
import { readObjects } from './readObjects.js';

const sign = { box_2d: [250, 100, 750, 400], label: 'sign' };
const box = { x0: 100, y0: 250, x1: 400, y1: 750 };

it.each([
  ['bare', JSON.stringify([sign])],
  ['in a fence', `\`\`\`json\n[\n  ${JSON.stringify(sign)}\n]\n\`\`\``],
  [
    'in a fence with words after it',
    `\`\`\`json\n${JSON.stringify([sign])}\n\`\`\`\nThe sign is red [see above].`,
  ],
  ['after words', `Here it is: ${JSON.stringify([sign])}`],
  ['between words', `Here: ${JSON.stringify([sign])} and that is all.`],
  ['in an object', JSON.stringify({ count: 1, deep: { objects: [sign] } })],
  ['cut off', `[${JSON.stringify(sign)},{"box_2d":[1,2`],
  ['cut off in a fence', `\`\`\`json\n[\n ${JSON.stringify(sign)},\n {"label":"a }`],
])('finds a box %s', (_, answer) => {
  expect(readObjects(answer)).toEqual([{ label: 'sign', box, outlines: [] }]);
});

it.each([
  '',
  'A red sign.',
  '[]',
  '{}',
  '```json\n[]\n```',
  '[1, 2, 3, 4]',
  '{"box_2d": [1, 2, 3]}',
  'null',
  '{',
])('finds nothing in %j', (answer) => {
  expect(readObjects(answer)).toEqual([]);
});

describe('an object', () => {
  const only = (object: object) => readObjects(JSON.stringify([object]))[0];

  it('has its corners put in order', () => {
    expect(only({ bbox: [750, 400, 250, 100] })?.box).toEqual(box);
  });

  it('has polygons, one or several, x first', () => {
    const corners = [
      [100, 250],
      [400, 250],
      [400, 750],
    ];
    const outline = [
      { x: 100, y: 250 },
      { x: 400, y: 250 },
      { x: 400, y: 750 },
    ];
    expect(only({ ...sign, mask: corners })).toMatchObject({ box, outlines: [outline] });
    expect(only({ polygons: [corners, corners] })?.outlines).toEqual([outline, outline]);
    expect(only({ polygon: outline, label: 'a' })?.outlines).toEqual([outline]);
  });

  it('has a PNG as mask, with the beginning of a data URI or without', () => {
    const uri = 'data:image/png;base64,iVBORw0KGgo=';
    expect(only({ ...sign, mask: uri })?.mask).toBe(uri);
    expect(only({ ...sign, mask: 'iVBORw0KGgo=' })?.mask).toBe(uri);
    for (const mask of ['https://elsewhere.example/a.png', 'data:image/svg+xml,<svg/>', 'red']) {
      expect(only({ ...sign, mask })?.mask).toBeUndefined();
    }
  });

  it('has a point, y first', () => {
    expect(only({ point: [10, 20], label: 'eye' })).toEqual({
      label: 'eye',
      point: { x: 20, y: 10 },
      outlines: [],
    });
  });

  it('has a score between 0 and 1', () => {
    expect(only({ ...sign, confidence: 0.9 })?.score).toBe(0.9);
    expect(only({ ...sign, score: 90 })?.score).toBeUndefined();
  });

  it('is called as it says, or as what it stands in', () => {
    expect(only({ box_2d: sign.box_2d, text: 'STOP' })?.label).toBe('STOP');
    expect(readObjects('{"signs": [{"box_2d": [1, 2, 3, 4]}]}')[0]?.label).toBe('signs');
  });

  it('says which picture it is in', () => {
    expect(only({ ...sign, image_number: 2 })?.picture).toBe(1);
    expect(only({ ...sign, label: 'sign (picture 3)' })?.picture).toBe(2);
    expect(only(sign)?.picture).toBeUndefined();
    expect(only({ ...sign, image: 0 })?.picture).toBeUndefined();
  });
});

it('reads no more than can be drawn of a hostile answer', () => {
  expect(readObjects(JSON.stringify(Array(5000).fill(sign)))).toHaveLength(1000);
  expect(readObjects('['.repeat(100_000))).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { cocoLabels } from '../../embedded/detector/cocoLabels.js';
import { kindsOfClasses } from './kinds.js';

const namesOf = (id2label: unknown) => kindsOfClasses(id2label).map((kind) => cocoLabels[kind] ?? '');

describe('kindsOfClasses', () => {
  it('knows every kind of COCO by its name', () => {
    expect(namesOf({ ...cocoLabels })).toEqual(cocoLabels);
  });

  it('knows other spellings, and sorts of a kind', () => {
    const names = [
      'motorbike',
      'tvmonitor',
      'Handbag/Satchel',
      'SUV',
      'Dinning Table',
      'potted_plant',
      'Stuffed Toy',
    ];
    expect(namesOf({ ...names })).toEqual([
      'motorcycle',
      'tv',
      'handbag',
      'car',
      'dining table',
      'potted plant',
      'teddy bear',
    ]);
  });

  it('leaves out what COCO has not, and the gaps between ids', () => {
    expect(kindsOfClasses({ 1: 'person', 3: 'N/A', 4: 'toString' })).toEqual([-1, 0, -1, -1, -1]);
  });

  it.each([
    undefined,
    null,
    7,
    'person',
    [],
    { person: 0 },
    { '-1': 'person' },
    { 1e9: 'person' },
    { 0: {} },
  ])('finds no kind in %o', (id2label) => {
    expect(kindsOfClasses(id2label).filter((kind) => kind >= 0)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { allKinds } from './kind.js';
import { kindSenses } from './kindSenses.js';
import { synsetOf } from './kindTree.js';
import { kindsOfNoun } from './nounKinds.js';
import { pluralOf } from './plural.js';

describe('kindSenses', () => {
  it.each(allKinds)('gives %s senses that exist', (kind) => {
    const { is, isAlso = [] } = kindSenses[kind];
    for (const name of [...is, ...isAlso]) expect(synsetOf(name).isInstance).toBe(false);
    expect(is.length + isAlso.length).toBeGreaterThan(0);
  });

  it('means the things COCO means', () => {
    expect(synsetOf(kindSenses.mouse.is[0]!).gloss).toContain('cursor');
    expect(synsetOf(kindSenses.orange.is[0]!).gloss).toContain('fruit');
    expect(synsetOf(kindSenses.kite.is[0]!).gloss).toContain('flown in wind');
    expect(synsetOf(kindSenses.tie.is[0]!).gloss).toContain('neckwear');
  });
});

describe('kindsOfNoun', () => {
  it.each(allKinds)('knows %s by its label, singular and plural', (kind) => {
    expect(kindsOfNoun(kind)?.kinds).toEqual([kind]);
    expect(kindsOfNoun(pluralOf(kind).toLowerCase().replace('computer ', ''))?.kinds).toEqual([kind]);
  });

  it.each([
    ['sofa', 'couch'],
    ['fridge', 'refrigerator'],
    ['stuffed animal', 'teddy bear'],
    ['automobile', 'car'],
    ['people', 'person'],
    ['television', 'tv'],
    ['sofas', 'couch'],
    ['doughnut', 'donut'],
    ['bat', 'baseball bat'],
    ['phones', 'cell phone'],
    ['table', 'dining table'],
    ['plants', 'potted plant'],
    ['mugs', 'cup'],
    ['cattle', 'cow'],
  ])('reads %s as %s', (noun, kind) => {
    expect(kindsOfNoun(noun)).toMatchObject({ kinds: [kind], isNarrower: false });
  });

  it.each([
    ['kitten', 'cat'],
    ['puppies', 'dog'],
    ['dalmatian', 'dog'],
    ['lamb', 'sheep'],
    ['foals', 'horse'],
    ['sedan', 'car'],
    ['woman', 'person'],
    ['children', 'person'],
    ['eagles', 'bird'],
    ['chickens', 'bird'],
    ['armchair', 'chair'],
    ['cupcakes', 'cake'],
    ['basketball', 'sports ball'],
  ])('reads %s as part of %s', (noun, kind) => {
    expect(kindsOfNoun(noun)).toMatchObject({ kinds: [kind], isNarrower: true });
  });

  it.each([
    ['vehicles', ['bicycle', 'car', 'motorcycle', 'airplane', 'bus', 'train', 'truck', 'boat']],
    ['animals', ['bird', 'cat', 'dog', 'horse', 'sheep', 'cow', 'elephant', 'bear', 'zebra', 'giraffe']],
    ['furniture', ['bench', 'chair', 'couch', 'bed', 'dining table']],
    ['fruit', ['banana', 'apple', 'orange']],
    ['vegetables', ['broccoli', 'carrot']],
    ['cutlery', ['fork', 'knife', 'spoon']],
    ['pets', ['cat', 'dog']],
    ['glasses', ['wine glass', 'cup']],
    ['bags', ['backpack', 'handbag', 'suitcase']],
    ['appliances', ['microwave', 'oven', 'toaster', 'refrigerator', 'hair drier']],
    ['electronics', ['tv', 'laptop', 'mouse', 'remote', 'keyboard', 'cell phone']],
  ])('reads %s as all of its kinds', (noun, kinds) => {
    expect(kindsOfNoun(noun)?.kinds.toSorted()).toEqual(kinds.toSorted());
  });

  it.each([
    'unicorn',
    'lamp',
    'socks',
    'wheel',
    'can',
    'pot',
    'plug',
    'text',
    'face',
    'xyzzy',
    '',
    'colour',
    'item',
    'toString',
    '__proto__',
  ])('knows no kind called %j', (noun) => {
    expect(kindsOfNoun(noun)).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { isAdjective } from './adjectives.js';
import { baseForms } from './morphy.js';
import { nouns } from './nouns.js';

describe('nouns', () => {
  it('reads the senses of a noun in WordNet order', () => {
    const senses = nouns().senses('mouse');
    expect(senses).toHaveLength(4);
    expect(senses[0]).toMatchObject({ words: ['mouse'], lexicographerFile: 5 });
    expect(senses[3]!.words).toContain('computer_mouse');
    expect(senses[3]!.gloss).toContain('hand-operated electronic device');
  });

  it.each(['entity', 'zyrian', 'cat', 'traffic_light', "cat's_eye"])(
    'finds %s anywhere in the file',
    (noun) => {
      expect(nouns().has(noun)).toBe(true);
    },
  );

  it.each(['', ' ', 'no such noun', 'zzzz', 'teh', '1'.repeat(10_000), 'cat\n'])(
    'does not find %j',
    (noun) => {
      expect(nouns().has(noun)).toBe(false);
    },
  );

  it('tells named individuals from kinds of things', () => {
    const lambs = nouns().senses('lamb');
    expect(lambs.filter(({ isInstance }) => isInstance).map(({ words }) => words[0])).toEqual(['Lamb']);
  });

  it('follows hypernyms to the top', () => {
    let synset = nouns().senses('dalmatian')[1]!;
    while (synset.hypernyms.length > 0) synset = nouns().synset(synset.hypernyms[0]!);
    expect(synset.words).toEqual(['entity']);
  });

  it('knows how often a sense is used', () => {
    const [first, second] = nouns().senses('glass');
    expect(nouns().frequency('glass', first!)).toBeGreaterThan(nouns().frequency('glass', second!));
    expect(nouns().frequency('glass', second!)).toBeGreaterThan(0);
  });
});

describe('baseForms', () => {
  it.each([
    ['cats', 'cat'],
    ['buses', 'bus'],
    ['bus', 'bus'],
    ['dishes', 'dish'],
    ['cherries', 'cherry'],
    ['women', 'woman'],
    ['knives', 'knife'],
    ['people', 'person'],
    ['mice', 'mouse'],
    ['sheep', 'sheep'],
    ['traffic_lights', 'traffic_light'],
  ])('of %s begin with %s', (word, base) => {
    expect(baseForms(word)[0]).toBe(base);
  });

  it('keeps a plural that is a noun of its own', () => {
    expect(baseForms('glasses')).toEqual(['glass', 'glasses']);
  });

  it('is empty for what is no noun', () => {
    expect(baseForms('xyzzys')).toEqual([]);
  });
});

describe('isAdjective', () => {
  it('tells wooden from wood', () => {
    expect([isAdjective('wooden'), isAdjective('teapot')]).toEqual([true, false]);
  });
});

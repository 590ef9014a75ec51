import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { GenerateRequest } from '../../engine.js';
import { planAnswer } from '../language/planAnswer.js';
import { composeAnswer } from './composeAnswer.js';
import type { SeenImage } from './seen.js';

type Found = readonly [label: string, score: number, x0: number, y0: number, x1: number, y1: number];

const seen = (...found: Found[]): SeenImage => ({
  size: { width: 640, height: 480 },
  detections: found.map(([label, score, x0, y0, x1, y1]) => ({ label, score, box: { x0, y0, x1, y1 } })),
});

const livingRoom = seen(
  ['cat', 0.9, 10, 20, 200, 220],
  ['cat', 0.7, 300, 100, 420, 260],
  ['couch', 0.8, 0, 150, 640, 480],
  ['person', 0.6, 500, 10, 620, 400],
  ['remote', 0.25, 60, 300, 90, 330],
);
const garden = seen(['dog', 0.9, 10, 20, 200, 220], ['cat', 0.7, 300, 100, 420, 260]);
const empty = seen();

const answer = (
  text: string,
  images: readonly SeenImage[] = [livingRoom],
  extra: Partial<GenerateRequest> = {},
) =>
  composeAnswer(
    planAnswer({
      model: 'drishti-embedded',
      turns: [{ role: 'user', parts: [{ type: 'text', text }] }],
      output: { type: 'text' },
      sampling: {},
      stopSequences: [],
      ...extra,
    }),
    images,
  );

describe('prose about one picture', () => {
  it.each([
    ['Caption this image.', 'Two cats and a person on a couch.'],
    ['the cats and the sofa', 'I can see a couch and two cats.'],
    ['How many cats are there?', 'I count two cats.'],
    ['How many cats are there? Answer with a number.', '2'],
    ['How many zebras are there? Answer with a number.', '0'],
    ['How many zebras are there?', 'I do not see any zebras.'],
    ['How many objects are there?', 'I count four objects: one couch, two cats and one person.'],
    ['Is there a cat?', 'Yes, I can see two cats.'],
    ['Is there a dog?', 'No, I do not see a dog.'],
    ['Is there an animal?', 'Yes, I can see two cats.'],
    ['Is there a remote?', 'Perhaps: there may be a remote.'],
    ['Is there a dog? Answer with one word.', 'no'],
    ['Where is the person?', 'I can see a person on the right of the picture (on the couch).'],
    ['Is there a kitten?', 'I can see two cats. I cannot tell kittens from other cats.'],
    ['How many red cats are there?', 'I count two cats. I cannot judge whether they are red.'],
    ['How many cats are there? And is there a dog?', 'I count two cats.\nNo, I do not see a dog.'],
  ])('%s', (question, expected) => {
    expect(answer(question)).toBe(expected);
  });

  it('says what it cannot recognise', () => {
    expect(answer('Is there a lamp?')).toMatch(/^I cannot recognise "lamp"/);
    expect(answer('How many wheels are there? Answer with a number.')).toBe('unknown');
  });

  it('says what is beyond it, and what it sees all the same', () => {
    const reply = answer('Why is the cat there?');
    expect(reply).toMatch(/^I cannot tell why something is so; /);
    expect(reply).toMatch(/I can see two cats\.$/);
    expect(reply).not.toContain('couch');
  });

  it('says that it sees nothing', () => {
    expect(answer('Caption this image.', [empty])).toMatch(/^I could not recognise any/);
  });

  it('names no object that was not seen', () => {
    for (const text of ['Describe it.', 'Who is this?', 'Is there a zebra?', 'What is it made of?']) {
      expect(answer(text, [empty])).not.toMatch(/I can see|there may be|I count/);
    }
  });

  it('describes in plurals of its own', () => {
    const kitchen = seen(
      ['knife', 0.9, 0, 0, 10, 90],
      ['knife', 0.9, 10, 0, 20, 90],
      ['wine glass', 0.9, 20, 0, 30, 80],
      ['wine glass', 0.9, 30, 0, 40, 80],
      ['scissors', 0.9, 40, 0, 50, 70],
      ['broccoli', 0.9, 50, 0, 60, 60],
      ['tv', 0.9, 60, 0, 70, 50],
    );
    expect(answer('Describe it.', [kitchen])).toBe(
      'The picture shows two knives with two wine glasses, a pair of scissors, broccoli and a TV. Both knives are at the ' +
        'top left; both wine glasses are at the top left; the scissors are at the top left, next to the broccoli; the broccoli ' +
        'is at the top left.',
    );
  });
});

describe('prose about several pictures', () => {
  it('tells them apart', () => {
    expect(answer('How many cats are there?', [livingRoom, garden])).toBe(
      'Picture 1: I count two cats.\nPicture 2: I count one cat.',
    );
  });

  it('speaks of the one that is asked about', () => {
    expect(answer('How many cats are in the second image?', [livingRoom, garden])).toBe(
      'Picture 2: I count one cat.',
    );
  });

  it('compares them', () => {
    expect(answer('What is different between these two images?', [livingRoom, garden])).toBe(
      'Picture 1 shows two cats and picture 2 shows a cat. Only picture 1 shows a couch and a person. ' +
        'Only picture 2 shows a dog.',
    );
    expect(answer('Compare these images', [garden, garden])).toBe(
      'Both pictures show a dog and a cat. I see no difference in the objects that I recognise.',
    );
    expect(answer('Compare these images', [garden])).toMatch(/^To compare, I need at least two pictures\./);
  });
});

it('asks for a picture where there is none', () => {
  expect(answer('Hello!', [])).toMatch(/need a picture/);
});

describe('lists', () => {
  const fence = /^```json\n(\[[\s\S]*\])\n```$/;
  const items = (reply: string) => JSON.parse(fence.exec(reply)?.[1] ?? reply) as Record<string, unknown>[];

  it('are fenced exactly and hold the boxes that are asked for, best first', () => {
    expect(answer('Detect the cats')).toBe(
      '```json\n[\n  {"box_2d":[41,15,459,313],"label":"cat"},\n  {"box_2d":[208,468,542,657],"label":"cat"}\n]\n```',
    );
  });

  it('are empty when nothing or something unknown is asked for', () => {
    expect(answer('Detect the zebra')).toBe('```json\n[]\n```');
    expect(answer('Detect the unicorns')).toBe('```json\n[]\n```');
    expect(answer('Detect all objects', [])).toBe('```json\n[]\n```');
  });

  it('obey a system instruction', () => {
    const system =
      'Return bounding boxes as a JSON array with labels. Never return masks or code fencing. Limit to 2 objects. ' +
      'If an object is present multiple times, name them according to their unique characteristic.';
    const reply = answer('the cats', undefined, { system });
    expect(reply.startsWith('[')).toBe(true);
    expect(items(reply).map(({ label }) => label)).toEqual(['cat 1', 'cat 2']);
    expect(items(answer('all objects', undefined, { system }))).toHaveLength(2);
  });

  it('are bare with a JSON type', () => {
    expect(answer('Detect the dogs', [garden], { output: { type: 'json' } })).toBe(
      '[\n  {"box_2d":[41,15,459,313],"label":"dog"}\n]',
    );
  });

  it('hold what a filter leaves', () => {
    expect(items(answer('Find the cat on the left')).map(({ box_2d }) => box_2d)).toEqual([
      [41, 15, 459, 313],
    ]);
    expect(items(answer('Find the cat on the right')).map(({ box_2d }) => box_2d)).toEqual([
      [208, 468, 542, 657],
    ]);
    expect(items(answer('Detect the smallest cat')).map(({ box_2d }) => box_2d)).toEqual([
      [208, 468, 542, 657],
    ]);
  });

  it('say which of several pictures they are about', () => {
    const pictures = [livingRoom, garden];
    expect(items(answer('Detect the cats', pictures)).map(({ label }) => label)).toEqual(['cat (picture 2)']);
    expect(items(answer('Detect the cats in the first image', pictures)).map(({ label }) => label)).toEqual([
      'cat (picture 1)',
      'cat (picture 1)',
    ]);
  });

  it('have masks in mode L, 256 × 256, with foreground', async () => {
    const [item] = items(answer('Segment the couch'));
    expect(Object.keys(item!)).toEqual(['box_2d', 'mask', 'label']);
    const prefix = 'data:image/png;base64,';
    expect(String(item!['mask'])).toMatch(new RegExp(`^${prefix}`));
    const png = Buffer.from(String(item!['mask']).slice(prefix.length), 'base64');
    const { data, info } = await sharp(png).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
    expect(await sharp(png).metadata()).toMatchObject({
      width: 256,
      height: 256,
      space: 'b-w',
      channels: 1,
      depth: 'uchar',
    });
    expect(info).toMatchObject({ width: 256, height: 256, channels: 1 });
    expect(Math.min(...data)).toBeGreaterThan(127);
  });
});

describe('JSON without a schema', () => {
  it('counts what was seen', () => {
    expect(JSON.parse(answer('Describe the animals', undefined, { output: { type: 'json' } }))).toEqual({
      answer: 'The picture shows two cats. One cat is at the top left and one in the center.',
      objects: [{ label: 'cat', count: 2 }],
    });
  });

  it('tells pictures apart', () => {
    const reply = JSON.parse(answer('Describe it', [empty, garden], { output: { type: 'json' } }));
    expect(reply.pictures).toEqual([
      { picture: 1, objects: [] },
      {
        picture: 2,
        objects: [
          { label: 'dog', count: 1 },
          { label: 'cat', count: 1 },
        ],
      },
    ]);
  });
});

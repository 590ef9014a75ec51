import { describe, expect, it } from 'vitest';
import type { GenerateRequest, Output } from '../../engine.js';
import { planAnswer } from './planAnswer.js';

const plan = (
  text: string,
  { system, output = { type: 'text' } }: { system?: string; output?: Output } = {},
) => {
  const request: GenerateRequest = {
    model: 'drishti-embedded',
    system,
    turns: [{ role: 'user', parts: [{ type: 'text', text }] }],
    output,
    sampling: {},
    stopSequences: [],
  };
  return planAnswer(request);
};

const cookbook =
  'Return bounding boxes as a JSON array with labels. Never return masks or code fencing. Limit to 25 objects. ' +
  'If an object is present multiple times, name them according to their unique characteristic (colors, size, position).';

describe('planAnswer chooses the shape', () => {
  it.each([
    [
      'Detect the all of the prominent items in the image. The box_2d should be [ymin, xmin, ymax, xmax].',
      'boxes',
    ],
    ['Detect the 2d bounding boxes of the cupcakes', 'boxes'],
    ['Show me the positions of the socks with the face', 'boxes'],
    ['Find the car on the left', 'boxes'],
    ['Give the segmentation masks for the wooden and glass items.', 'masks'],
    ['Segment all the furniture in this room', 'masks'],
    ['Caption this image.', 'prose'],
    ['What is different between these two images?', 'prose'],
    ['How many dogs are there?', 'prose'],
    ['Is there a cat?', 'prose'],
    ['what is in this picture?', 'prose'],
    ['Find out what is going on here.', 'prose'],
  ])('%s -> %s', (text, type) => {
    expect(plan(text)).toMatchObject({ shape: { type }, isFenced: true });
  });

  it('from the wanted output before the words', () => {
    expect(plan('Detect the cats', { output: { type: 'json', schema: { type: 'array' } } })).toMatchObject({
      shape: { type: 'schema', schema: { type: 'array' }, path: 'schema' },
      isFenced: false,
    });
    expect(plan('Detect the cats', { output: { type: 'json' } })).toMatchObject({
      shape: { type: 'boxes' },
      isFenced: false,
    });
    expect(plan('Describe this', { output: { type: 'json' } }).shape).toEqual({ type: 'json' });
  });

  it('from the system instruction, whose limits count', () => {
    expect(plan('the cats and the sofa', { system: cookbook })).toMatchObject({
      shape: { type: 'boxes' },
      kinds: ['cat', 'couch'],
      isFenced: false,
      maxObjects: 25,
      wantsDistinctLabels: true,
    });
  });

  it('with masks only where they are not forbidden', () => {
    expect(plan('Segment the dogs, with masks.', { system: cookbook }).shape.type).toBe('masks');
    expect(plan('Detect the dogs, no masks please.').shape.type).toBe('boxes');
  });
});

describe('planAnswer reads limits', () => {
  it.each([
    ['Detect the cats. At most three objects.', 3],
    ['Detect up to 10 items.', 10],
    ['Limit the number of boxes to 7.', 7],
    ['Describe the image in at most 10 words.', undefined],
    ['Detect the 2 cats.', undefined],
  ])('%s -> %s', (text, maxObjects) => {
    expect(plan(text).maxObjects).toBe(maxObjects);
  });

  it.each(['Answer with a number.', 'Answer with one word.', 'Answer with yes or no.'])('%s', (text) => {
    expect(plan(`How many dogs are there? ${text}`).isTerse).toBe(true);
    expect(plan('How many dogs are there?').isTerse).toBe(false);
  });
});

describe('planAnswer tells the tasks', () => {
  it.each([
    ['How many dogs are there?', 'count'],
    ['Please count the dogs', 'count'],
    ['Is there a dog?', 'exists'],
    ['Can you see a dog?', 'exists'],
    ['Does the picture show a dog?', 'exists'],
    ['Where is the dog?', 'where'],
    ['Which animals can you see?', 'list'],
    ['Describe the image.', 'describe'],
    ['What do you see?', 'describe'],
    ['', 'describe'],
    ['What is different between these two images?', 'compare'],
    ['Compare the pictures.', 'compare'],
    ['What colour is the dog?', 'colour'],
    ['Which of these images contains a dog?', 'exists'],
    ['Is this a dog?', 'exists'],
    ['Is this funny?', 'beyond'],
    ['Is there anything to eat?', 'list'],
    ['What animal is this?', 'list'],
    ['Could you please tell me what objects you can see in this photograph?', 'list'],
    ['Return the number of people.', 'count'],
    ['Are there more cats than dogs?', 'count'],
    ['Who is this?', 'beyond'],
    ['Why is the dog happy?', 'beyond'],
    ['Write a poem about it.', 'beyond'],
  ])('%s -> %s', (text, task) => {
    expect(plan(text).asks.map((ask) => ask.task)).toEqual([task]);
  });

  it('of every sentence that asks something', () => {
    const { asks } = plan('How many cats are there? And is there a dog?');
    expect(asks).toMatchObject([
      { task: 'count', kinds: ['cat'] },
      { task: 'exists', kinds: ['dog'] },
    ]);
  });

  it('and which of several is meant', () => {
    expect(plan('Find the car on the left').asks[0]!.filters?.[0]).toEqual({ by: 'left', count: 1 });
    expect(plan('Find the cars on the right').asks[0]!.filters?.[0]).toEqual({
      by: 'right',
      count: undefined,
    });
    expect(plan('Give me the box of the largest dog.').asks[0]!.filters?.[0]).toEqual({
      by: 'largest',
      count: 1,
    });
    expect(plan('Segment the two largest objects').asks[0]!.filters?.[0]).toEqual({
      by: 'largest',
      count: 2,
    });
    expect(plan('Find the cars').asks[0]!.filters?.[0]).toBeUndefined();
  });
});

describe('planAnswer names targets', () => {
  it('that the detector does not know', () => {
    expect(plan('Detect the unicorns')).toMatchObject({
      kinds: [],
      asks: [{ targets: [{ phrase: 'unicorns' }] }],
    });
  });

  it('of the list that follows a general word', () => {
    expect(plan('Detect the following objects: car, bus, truck.').kinds).toEqual(['car', 'bus', 'truck']);
  });

  it('without those ruled out in another sentence', () => {
    const { asks, kinds } = plan('Detect objects. Do not include people.');
    expect(asks).toHaveLength(1);
    expect(kinds).toHaveLength(79);
  });

  it('of the system instruction where the prompt names none', () => {
    const system = 'You detect vehicles only.';
    expect(plan('What is in this picture?', { system }).kinds).toContain('truck');
    expect(plan('What is in this picture?', { system }).kinds).not.toContain('person');
    expect(plan('Detect the people', { system }).kinds).toEqual(['person']);
  });

  it('of the last turn only', () => {
    const turns = ['Detect the cats', 'Detect the dogs'].map((text) => ({
      role: 'user' as const,
      parts: [{ type: 'text' as const, text }],
    }));
    const request = { model: 'm', turns, output: { type: 'text' as const }, sampling: {}, stopSequences: [] };
    expect(planAnswer(request).kinds).toEqual(['dog']);
  });
});

import { describe, expect, it } from 'vitest';
import { allKinds } from './kind.js';
import { selectKinds } from './selectKinds.js';

const segmentation =
  'Give the segmentation masks for the wooden and glass items. Output a JSON list of segmentation masks where ' +
  'each entry contains the 2D bounding box in the key "box_2d", the segmentation mask in key "mask", and the text ' +
  'label in the key "label". Use descriptive labels.';

describe('selectKinds selects everything', () => {
  it.each([
    '',
    'Detect the all of the prominent items in the image. The box_2d should be [ymin, xmin, ymax, xmax] normalized to 0-1000.',
    'Caption this image.',
    'What is different between these two images?',
    'what is in this picture?',
    'Return bounding boxes as a JSON array with labels. Never return masks or code fencing. Limit to 25 objects.',
    'List the objects with a key "label" and the color in the order of their size.',
    'Give me a table of all things with name, position, colour and field number.',
    'Classify this image as one of: photo of food, animal, vehicle, street, document.',
    'Detect all objects and label them with distinct names.',
    'Is it raining?',
  ])('%s', (text) => {
    const { kinds, unknown } = selectKinds(text);
    expect(kinds).toEqual(allKinds);
    expect(unknown).toEqual([]);
  });
});

describe('selectKinds selects what is named', () => {
  it.each([
    ['the cats and the sofa', ['cat', 'couch']],
    ['Detect the 2d bounding boxes of the cupcakes (with “label” as topping description”)', ['cake']],
    ['Find the car on the left', ['car']],
    ['How many dogs are there?', ['dog']],
    ['How many skis instances are in the image? Answer with a number.', ['skis']],
    ['Is there a cat?', ['cat']],
    ['Is there an umbrella in the image?', ['umbrella']],
    ['Is anyone in the picture?', ['person']],
    ['Detect cats, dogs and horses, and return JSON', ['cat', 'dog', 'horse']],
    ['Detect only the kittens', ['cat']],
    ['What color is the car?', ['car']],
    ['Is the dog black?', ['dog']],
    ['Count the red and blue cars.', ['car']],
    ['Are there any people wearing hats?', ['person']],
    ['Segment the woman holding an umbrella.', ['person']],
    ['Please return boxes for the hot dogs and the cups as JSON.', ['cup', 'hot dog']],
    ['Draw a box around every stop sign', ['stop sign']],
    ['Point to the wine glasses on the table', ['wine glass']],
    ['Detect all of the dogs, but ignore the people.', ['dog']],
    [
      'Locate the animals but not the dogs or birds',
      ['cat', 'horse', 'sheep', 'cow', 'elephant', 'bear', 'zebra', 'giraffe'],
    ],
    ['How many traffic light instances are in the image?', ['traffic light']],
    ['Please detect bicycles/motorcycles', ['bicycle', 'motorcycle']],
    ['Detect hotdogs, donuts & pizza slices', ['donut', 'hot dog', 'pizza']],
    ['Detect "stop sign" and "traffic light"', ['stop sign', 'traffic light']],
    ['Objects to detect: dog, frisbee', ['dog', 'frisbee']],
    ['Return a JSON list with a label for each bus.', ['bus']],
    ['Which of these images contains a dog?', ['dog']],
    ['detect dogs and not cats', ['dog']],
    ['How many different kinds of fruit are in the picture?', ['apple', 'banana', 'orange']],
  ])('%s', (text, kinds) => {
    const selection = selectKinds(text);
    expect(selection.kinds.toSorted()).toEqual(kinds.toSorted());
    expect(selection.unknown).toEqual([]);
  });

  it('and what is usually made of the materials named', () => {
    const { kinds } = selectKinds(segmentation);
    expect(kinds).toEqual(expect.arrayContaining(['dining table', 'bench', 'wine glass', 'bottle', 'vase']));
    expect(kinds).not.toContain('person');
    expect(kinds).not.toContain('dog');
  });

  it.each([
    'everything except people',
    'Detect everything except people.',
    'Detect all objects, but no persons.',
  ])('%s', (text) => {
    expect(selectKinds(text).kinds).toEqual(allKinds.filter((kind) => kind !== 'person'));
  });
});

describe('selectKinds reports what the detector does not know', () => {
  it.each([
    ['Detect the unicorns', ['unicorns'], []],
    ['find the lamp', ['lamp'], []],
    ['Show me the positions of the socks with the face', ['socks'], []],
    ['Find all text in the image', ['text'], []],
    ["find the man's hat", ['man hat'], []],
    ['How many wheels does the car have?', ['wheels'], []],
    ['Does the image contain a unicorn?', ['unicorn'], []],
    ['Detect the cats and the lamps', ['lamps'], ['cat']],
    ['Detect the pikachu', ['pikachu'], []],
    ['Where are the keys?', ['keys'], []],
    ["Detect the cat's ears", ['cat ears'], []],
  ])('%s', (text, unknown, kinds) => {
    expect(selectKinds(text)).toMatchObject({ unknown, kinds });
  });
});

describe('selectKinds withstands', () => {
  it.each([
    ['very long texts', 'cats and dogs, '.repeat(100_000)],
    ['no words', '!?.,;:[](){}"\'`'.repeat(1000)],
    ['open brackets and quotes', '["'.repeat(50_000)],
    ['other scripts', 'यह एक बिल्ली है 猫 кошка'.repeat(500)],
  ])('%s', (_, text) => {
    expect(selectKinds(text).kinds.length).toBeGreaterThan(0);
  });
});

import { expect, it } from 'vitest';
import { asking, greyPicture } from '../../../../tests/support/dictatedModel.js';
import { planAnswer } from '../../embedded/language/planAnswer.js';
import { callerKey } from './callerKey.js';
import { wantsList } from './wantsList.js';

const picture = greyPicture(640, 480);
const wanted = (prompt: string) => wantsList(planAnswer(asking(prompt, [picture])));

it.each([
  'What is in the box?',
  'Find the cereal box.',
  'Read the text in the box.',
  'Find the jack in the box',
  'List all the masks in this museum case.',
  'Find masks and costumes in the picture',
  'How many people wear masks?',
  'Detect whether there is a fire.',
  'Detect the language of the text.',
  'Can you detect any damage?',
  'Outline the main ideas of this slide.',
  'Give me an outline of this document.',
  'What does the segment on the left of the pie chart say?',
  'List all segments of the chart.',
  'Which polygons are there? Name each polygon.',
  'Point out what is wrong in this picture.',
  'Cut out coupons: list the products.',
  "Don't draw bounding boxes, just list the animals.",
  'List the animals. No bounding boxes please.',
  'Describe the picture without bounding boxes.',
])('is no list of places: %s', (prompt) => {
  expect(wanted(prompt)).toBeUndefined();
});

it.each([
  ['Locate the cat.', 'boxes'],
  ['Detect the 2d bounding boxes of the cupcakes', 'boxes'],
  ['Can you detect the keyboard and mouse?', 'boxes'],
  ['Where is the cat? Give me the box.', 'boxes'],
  ['Box every bird.', 'boxes'],
  ['Draw boxes around the dogs', 'boxes'],
  ['Point to the cat.', 'boxes'],
  ['Give the bounding box of the cat as xmin, ymin, xmax, ymax in pixels.', 'boxes'],
  ['Return bounding boxes for all dogs, not masks.', 'boxes'],
  ['Segment the dogs.', 'masks'],
  ['polygons of all boats please', 'masks'],
  ['Show me a mask of it', 'masks'],
  ['Outline the dogs.', 'masks'],
])('is a list of places: %s', (prompt, list) => {
  expect(wanted(prompt)).toBe(list);
});

it.each([
  ['Detect every "box" and "person".', 'box_2d'],
  ['Detect all "gift_box" and "pallet".', 'box_2d'],
  ['Return the dogs with keys "box" and "name".', 'box'],
  ['Return {"boundingBox": …} for the dogs.', 'boundingBox'],
])('names boxes as the caller does: %s', (prompt, key) => {
  expect(callerKey(prompt)).toBe(key);
});

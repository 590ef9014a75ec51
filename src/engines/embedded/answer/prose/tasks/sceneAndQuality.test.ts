import { describe, expect, it } from 'vitest';
import { ask, planOf } from '../../../../../../tests/support/plans.js';
import { sceneOf, seenPicture } from '../../../../../../tests/support/seenPictures.js';
import type { Task } from '../../../language/tasks/task.js';
import type { Quality } from '../../../quality/quality.js';
import type { Scene } from '../../../scene/scene.js';
import { composeProse } from '../composeProse.js';

const kitchen = sceneOf('kitchen', 0.8, true);
const perhapsBeach = sceneOf('beach', 0.5, false);
const unsure: Scene = { name: undefined, confidence: 0, isIndoor: true, candidates: [] };
const good: Quality = { sharpness: 0.8, isBlurred: false, brightness: 0.5, exposure: 'good', contrast: 0.2 };
const bad: Quality = {
  sharpness: 0.1,
  isBlurred: true,
  brightness: 0.1,
  exposure: 'too dark',
  contrast: 0.05,
};

const answer = (task: Task, question: string, more: { scene?: Scene; quality?: Quality }, isTerse = false) =>
  composeProse(planOf([ask(task, [], { question })], { isTerse }), [seenPicture([], more)]);

describe('the scene', () => {
  it.each<[string, Scene, string, string]>([
    ['What kind of place is this?', kitchen, 'This looks like a kitchen, indoors.', 'kitchen'],
    ['What kind of place is this?', perhapsBeach, 'This may be a beach, outdoors.', 'beach'],
    [
      'What room is it?',
      unsure,
      'I cannot tell what sort of place this is, only that it was taken indoors.',
      'unknown',
    ],
    ['Is it indoors or outdoors?', kitchen, 'It was taken indoors: it looks like a kitchen.', 'indoors'],
    ['Is this outside?', kitchen, 'No, it was taken indoors: it looks like a kitchen.', 'no'],
    ['Is this a kitchen?', kitchen, 'Yes, it looks like a kitchen.', 'yes'],
    ['Is this a bathroom?', kitchen, 'No, it looks like a kitchen.', 'no'],
    ['Is this a bathroom?', unsure, 'I cannot tell whether this is a bathroom.', 'unknown'],
  ])('%s', (question, scene, expected, short) => {
    expect(answer('scene', question, { scene })).toBe(expected);
    expect(answer('scene', question, { scene }, true)).toBe(short);
  });

  it('is not guessed where nobody looked', () => {
    expect(answer('scene', 'Is it indoors?', {})).toBe('I could not judge what sort of place it is.');
    expect(answer('scene', 'Is it indoors?', {}, true)).toBe('unknown');
  });
});

describe('the quality', () => {
  it.each<[string, Quality, string, string]>([
    ['Is it blurry?', good, 'No, the picture is sharp and well exposed.', 'no'],
    ['Is it blurry?', bad, 'Yes, the picture is blurred, too dark and low in contrast.', 'yes'],
    ['Is it too dark?', bad, 'Yes, the picture is blurred, too dark and low in contrast.', 'yes'],
    ['Is the quality good?', good, 'Yes, the picture is sharp and well exposed.', 'yes'],
    [
      'How is the quality?',
      good,
      'The picture is sharp and well exposed. It has 640 × 480 pixels (landscape format).',
      'good',
    ],
    [
      'How bright is the picture?',
      good,
      'The picture is of medium brightness: its mean lightness is 50 %.',
      'of medium brightness',
    ],
    ['What is the aspect ratio?', good, 'The aspect ratio is 4:3 (640 × 480 pixels).', '4:3'],
    ['What is the resolution?', good, 'It has 640 × 480 pixels (landscape format).', '640 × 480'],
  ])('%s', (question, quality, expected, short) => {
    expect(answer('quality', question, { quality })).toBe(expected);
    expect(answer('quality', question, { quality }, true)).toBe(short);
  });
});

/**
 * Asks the packed model about freshly drawn pictures and prints how often it is right:
 *   npx tsx training/tiny-vlm/evaluateFixture.ts MODEL FIRST-SEED PICTURES
 */
import type { Box } from '../../src/geometry/box.js';
import { drawScene, type Scene, type SceneObject } from '../../tests/pictures/scenes.js';
import { loadFixture } from './fixture.js';

const [folder, first, count] = [process.argv[2]!, Number(process.argv[3]), Number(process.argv[4])];
const { answer } = await loadFixture(folder);
const tally = new Map<string, [right: number, all: number]>();
const detect =
  'Detect all of the prominent items in the image. The bbox_2d should be [xmin, ymin, xmax, ymax] normalized to 0-1000.';
const places = [
  'top left',
  'top',
  'top right',
  'left',
  'center',
  'right',
  'bottom left',
  'bottom',
  'bottom right',
];

for (let seed = first; seed < first + count; seed++) {
  const scene = drawScene(seed);
  for (const [kind, question, wanted] of questionsOf(scene)) {
    const said = await answer(scene.svg, question);
    score(kind, said === wanted);
    if (said !== wanted && process.env.VERBOSE) console.log(`${seed} ${question} ${said}, not ${wanted}`);
  }
  const boxes = boxesIn(await answer(scene.svg, detect), scene);
  for (const object of scene.objects) {
    score(
      'box found',
      boxes.some(([label, box]) => label === nameOf(object) && overlap(box, object.box) >= 0.5),
    );
  }
  score('number of boxes', boxes.length === scene.objects.length);
}
for (const [kind, [right, all]] of tally) console.log(`${kind}: ${(right / all).toFixed(3)} of ${all}`);

function* questionsOf(scene: Scene): Generator<[kind: string, question: string, answer: string]> {
  const { objects } = scene;
  const single = objects.find((one) => objects.filter(({ figure }) => figure === one.figure).length === 1);
  yield ['count', 'How many objects are there?', String(objects.length)];
  if (single) {
    yield ['colour', `What colour is the ${single.figure}?`, single.colour];
    const place = placeOf(scene, single);
    if (place) yield ['position', `Where is the ${single.figure}?`, place];
  }
  const [one] = objects as [SceneObject];
  const figures = objects.filter(({ figure }) => figure === one.figure).length;
  yield [
    'count of a kind',
    `How many ${one.figure === 'cross' ? 'crosse' : one.figure}s are there?`,
    String(figures),
  ];
  yield ['yes', `Is there ${article(nameOf(one))}?`, 'yes'];
  const other = one.colour === 'red' ? 'blue' : 'red';
  const isThere = objects.some(({ figure, colour }) => figure === one.figure && colour === other);
  yield [isThere ? 'yes' : 'no', `Is there a ${other} ${one.figure}?`, isThere ? 'yes' : 'no'];
}

function nameOf({ colour, figure }: SceneObject): string {
  return `${colour} ${figure}`;
}

function article(name: string): string {
  return `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;
}

/** Where the centre lies on a grid of 3 × 3, or undefined within .04 of a line of it. */
function placeOf({ width, height }: Scene, { box }: SceneObject): string | undefined {
  const thirds = [(box.x0 + box.x1) / 2 / width, (box.y0 + box.y1) / 2 / height].map((share) => {
    return Math.min(Math.abs(share - 1 / 3), Math.abs(share - 2 / 3)) < 0.04
      ? Number.NaN
      : Math.floor(share * 3);
  });
  return places[thirds[1]! * 3 + thirds[0]!];
}

function boxesIn(answer: string, { width, height }: Scene): [label: string, box: Box][] {
  try {
    const found: { bbox_2d: [number, number, number, number]; label: string }[] = JSON.parse(answer);
    return found.map(({ bbox_2d: [x0, y0, x1, y1], label }) => {
      const box = {
        x0: (x0 * width) / 1000,
        y0: (y0 * height) / 1000,
        x1: (x1 * width) / 1000,
        y1: (y1 * height) / 1000,
      };
      return [label, box];
    });
  } catch {
    return [];
  }
}

/** Intersection over union. */
function overlap(a: Box, b: Box): number {
  const width = Math.max(0, Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0));
  const height = Math.max(0, Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0));
  const area = ({ x0, y0, x1, y1 }: Box) => (x1 - x0) * (y1 - y0);
  return (width * height) / (area(a) + area(b) - width * height);
}

function score(kind: string, isRight: boolean): void {
  const [right, all] = tally.get(kind) ?? [0, 0];
  tally.set(kind, [right + Number(isRight), all + 1]);
}

import { type ColourName, colourNames, type FigureName, figureNames } from '../pictures/figures.js';
import type { Random } from '../pictures/random.js';
import type { Scene, SceneObject } from '../pictures/scenes.js';

export const questionKinds = ['colour', 'count', 'position', 'yes/no'] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** A question that a scene has one clear answer to. */
export interface SceneQuestion {
  readonly kind: QuestionKind;
  readonly text: string;
  readonly answer: string;
}

/** One question of each kind that the scene allows. */
export function questionsOf(scene: Scene, random: Random): SceneQuestion[] {
  const asked = [colour(scene, random), count(scene, random), position(scene, random), exists(scene, random)];
  return asked.filter((question) => question !== undefined);
}

/** What a scene answers to "How many objects are there?". */
export function countOf({ objects }: Scene): string {
  return String(objects.length);
}

function colour({ objects }: Scene, random: Random): SceneQuestion | undefined {
  const object = oneOf(
    objects.filter((each) => isOnlyFigure(each, objects)),
    random,
  );
  if (object === undefined) return undefined;
  const text = random.of([
    `What colour is the ${object.figure}?`,
    `What color is the ${object.figure}? Answer in one word.`,
    `Tell me the colour of the ${object.figure}.`,
  ]);
  return { kind: 'colour', text, answer: object.colour };
}

function count({ objects }: Scene, random: Random): SceneQuestion {
  const { figure, colour: hue } = random.of(objects);
  const [words, test] = random.of<[string, (object: SceneObject) => boolean]>([
    ['objects', () => true],
    ['shapes', () => true],
    [plural(figure), (object) => object.figure === figure],
    [`${hue} objects`, (object) => object.colour === hue],
  ]);
  const text = random.of([
    `How many ${words} are there?`,
    `How many ${words} are in the picture?`,
    `Count the ${words}.`,
  ]);
  return { kind: 'count', text, answer: String(objects.filter(test).length) };
}

const places = [
  ['top left', 'top', 'top right'],
  ['left', 'center', 'right'],
  ['bottom left', 'bottom', 'bottom right'],
] as const;

function position(scene: Scene, random: Random): SceneQuestion | undefined {
  const { objects, width, height } = scene;
  const centre = ({ box }: SceneObject) => [(box.x0 + box.x1) / 2 / width, (box.y0 + box.y1) / 2 / height];
  const clear = objects.filter((each) => isOnlyFigure(each, objects) && centre(each).every(isClear));
  const object = oneOf(clear, random);
  if (object === undefined) return undefined;
  const [x, y] = centre(object).map((share) => Math.floor(share * 3)) as [number, number];
  const text = random.of([`Where is the ${object.figure}?`, `Where is the ${object.figure} in the picture?`]);
  return { kind: 'position', text, answer: places[y]![x]! };
}

/** Far enough from the lines between the thirds of a side. */
function isClear(share: number): boolean {
  return Math.min(Math.abs(share - 1 / 3), Math.abs(share - 2 / 3)) > 0.05;
}

function exists({ objects }: Scene, random: Random): SceneQuestion {
  const isThere = random.happens(0.5);
  const name = isThere ? nameOf(random.of(objects)) : absentName(objects, random);
  const text = random.of([`Is there ${article(name)}?`, `Can you see ${article(name)} in the picture?`]);
  return { kind: 'yes/no', text, answer: isThere ? 'yes' : 'no' };
}

/** A figure in a colour that is not there; its figure or its colour may be. */
function absentName(objects: readonly SceneObject[], random: Random): string {
  const there = new Set(objects.map(nameOf));
  const all = colourNames.flatMap((hue) => figureNames.map((figure) => nameOf({ colour: hue, figure })));
  return random.of(all.filter((name) => !there.has(name)));
}

function nameOf({ colour: hue, figure }: { colour: ColourName; figure: FigureName }): string {
  return `${hue} ${figure}`;
}

function isOnlyFigure({ figure }: SceneObject, objects: readonly SceneObject[]): boolean {
  return objects.filter((each) => each.figure === figure).length === 1;
}

function article(name: string): string {
  return /^[aeiou]/.test(name) ? `an ${name}` : `a ${name}`;
}

function plural(figure: FigureName): string {
  return figure === 'cross' ? 'crosses' : `${figure}s`;
}

function oneOf<T>(items: readonly T[], random: Random): T | undefined {
  return items.length === 0 ? undefined : random.of(items);
}

import type { Plan } from '../../embedded/language/plan.js';

/** Words that ask for places outright: "find" alone may ask for anything. */
const explicit =
  /\bb?box(?:es)?\b|\bbox_2d\b|\bbbox_2d\b|\bbounding\b|\bdetect|\bsegment|\bmasks?\b|\boutlines?\b|\bcontours?\b|\bsilhouettes?\b|\bcut ?outs?\b|\bpolygons?\b|\bcoordinates\b|\bpositions?\b|\blocat|\blocali[sz]|\bpoint (?:to|at|out)\b|"point"/i;

/** Places of a kind that no box can be made of. */
const beyondBoxes = /\bbox_3d\b|\b3d (?:bounding )?box/i;

const longestPrompt = 20_000;

/** What list a request without a schema asks for: things with boxes, with masks too, or none. */
export function wantsList({
  shape,
  instructions,
}: Pick<Plan, 'shape' | 'instructions'>): 'boxes' | 'masks' | undefined {
  const text = instructions.slice(0, longestPrompt);
  if (shape.type !== 'boxes' && shape.type !== 'masks') return undefined;
  return explicit.test(text) && !beyondBoxes.test(text) ? shape.type : undefined;
}

const listedBefore = /["']b?box_2d["']\s{0,9}:\s{0,9}\[/;

/** Whether a text has a list of boxes in it, as earlier answers do. */
export function listsBoxes(text: string): boolean {
  return listedBefore.test(text);
}

/** Whether a prompt asks for points. */
export function wantsPoints(text: string): boolean {
  return /["'“]point(?:_2d)?["'”]|\bpoint (?:to|at)\b/i.test(text);
}

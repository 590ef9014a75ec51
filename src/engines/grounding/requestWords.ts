import { conventionOf, promptedConvention } from '../embedded/answer/fill/boxes/convention.js';
import { pictureAsked } from '../embedded/answer/pictureAsked.js';
import type { ModelRequest } from '../vlm/visionLanguageModel.js';
import type { PlaceContext } from './context.js';
import type { Grounded, GroundedModel } from './grounded.js';
import { listsBoxes } from './lists/wantsList.js';
import { rewordTurns, textOf } from './sizedTurns.js';
import { rewriteAnswer, rewriteText, type Wording } from './text/rewriteText.js';

/** The words that say how places are to be written: the last turn with the system instruction. */
function instructionsOf({ turns, system = '' }: ModelRequest): string {
  return [textOf(turns.at(-1)), system].join('\n');
}

/**
 * All that was said on how to write places, what counts most first: "the dogs too" wants them as the cats were. Of the
 * earlier turns only those are read that were answered with places.
 */
export function placeTalk(request: ModelRequest): string[] {
  const { turns } = request;
  const earlier = turns.flatMap((turn, at) => {
    const next = turns[at + 1];
    return turn.role === 'user' && next?.role === 'model' && listsBoxes(textOf(next)) ? [textOf(turn)] : [];
  });
  return [instructionsOf(request), ...earlier.reverse()];
}

/** @param needsPicture it matters, for the caller, which picture a place is in */
export function contextOf(
  { request, pictures }: Grounded,
  { family }: GroundedModel,
  needsPicture: boolean,
): PlaceContext {
  const talk = placeTalk(request);
  const frames = pictures.map(({ image, size }) => ({ original: image, sent: size }));
  const named = pictureAsked(talk[0]!, frames.length);
  const prompted = Object.assign({}, ...talk.map(promptedConvention).reverse()) as PlaceContext['prompted'];
  const matters = needsPicture || family.boxes.scale === 'pixels' || prompted.scale === 'pixels';
  return {
    native: family.boxes,
    prompted,
    pointOrder: talk.some((text) => xFirst.test(text)) ? 'xy' : 'yx',
    frames,
    picture: named ?? frames.length - 1,
    asksPicture: named === undefined && frames.length > 1 && matters,
  };
}

const xFirst = /[[(<]\s{0,2}x\s{0,2},\s{0,2}y\s{0,2}[\])>]/i;

/** The same request with its texts, and earlier answers, speaking of places as the model's family does. */
export function reworded(
  bare: Grounded,
  context: PlaceContext,
  names: ReadonlyMap<string, string>,
  hasMasks: boolean,
): Grounded {
  const convention = conventionOf([], undefined, context.prompted);
  const all = new Map([['box_2d', context.native.key], ...names]);
  const wording: Wording = { context, convention, names: all, hasMasks };
  const { system, ...rest } = bare.request;
  const turns = rewordTurns(rest.turns, (text, role) => {
    return role === 'model' ? rewriteAnswer(text, wording) : rewriteText(text, wording);
  });
  const request = { ...rest, turns, ...(system !== undefined && { system: rewriteText(system, wording) }) };
  return { ...bare, request };
}

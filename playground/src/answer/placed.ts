import type { Answer } from './answer.js';
import { coloursOf } from './colours.js';
import type { FoundObject } from './foundObject.js';
import { readObjects } from './readObjects.js';

/** An object with the colour that it has in list and picture, and the key of the picture that it is in. */
export interface PlacedObject extends FoundObject {
  readonly colour: string;
  readonly pictureKey: string | undefined;
}

/**
 * What an answer places.
 * @param drawnOn index of the picture of objects whose answer does not say which one they are in
 */
export function placedObjects(
  { text, pictures }: Pick<Answer, 'text' | 'pictures'>,
  drawnOn: number,
): PlacedObject[] {
  const objects = readObjects(text);
  const colours = coloursOf(objects);
  return objects.map((object, i) => ({
    ...object,
    colour: colours[i]!,
    pictureKey: pictures[object.picture ?? drawnOn],
  }));
}

import { type PlaceContext, pictureKey } from '../context.js';
import { cornersWords, pointWords, scaleWords } from '../text/describeBoxes.js';

/** What a model is told, behind the caller's words, of how to write a list of things without a schema. */
export function listWords({ native, asksPicture, frames }: PlaceContext, hasPoints: boolean): string {
  const place = hasPoints
    ? `"${native.pointKey}": ${pointWords(native)}`
    : `"${native.key}": ${cornersWords(native)}`;
  const picture = asksPicture ? `"${pictureKey}": 1 to ${frames.length}, ` : '';
  return (
    `Answer with nothing but a JSON list, one object for each thing: [{${picture}${place}, "label": "..."}], ` +
    `coordinates ${scaleWords(native.scale)}. An empty list if there is none.`
  );
}

import type { TextDocument } from '../text/document/document.js';
import { readDocument } from '../text/document/readDocument.js';
import type { SeenImage } from './seen.js';

const read = new WeakMap<SeenImage, TextDocument>();

/** What the text of a picture tells, read once; undefined where no text was looked for. */
export function documentIn(image: SeenImage): TextDocument | undefined {
  if (image.text === undefined) return undefined;
  const known = image.document ?? read.get(image) ?? readDocument(image.text, image.size);
  read.set(image, known);
  return known;
}

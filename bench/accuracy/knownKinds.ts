import { kindsNamed } from './kindsNamed.js';
import { kindsIn, type Photograph } from './pictureSet.js';

/** The kinds that people labelled in a photograph or named in its captions. */
export function knownKinds(photograph: Photograph): Set<string> {
  const named = photograph.captions.flatMap((caption) => [...kindsNamed(caption)]);
  return new Set([...kindsIn(photograph), ...named]);
}

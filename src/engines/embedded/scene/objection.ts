import { presenceOf } from './presence.js';
import type { SceneEvidence } from './sceneEvidence.js';

/** Kinds that a detector sees in pages and screens. */
const flatKinds = [
  'book',
  'cell phone',
  'laptop',
  'tv',
  'keyboard',
  'remote',
  'refrigerator',
  'clock',
  'kite',
];

/** What one thing that is there for certain speaks against graphics, in log-odds, and all of them at most. */
const perThing = 2;
const most = 5;

/** What the objects in a picture speak against its being graphics, in log-odds. */
export function objectionOf(evidence: SceneEvidence): number {
  let sum = 0;
  for (const [kind, sureness] of presenceOf(evidence))
    if (!flatKinds.includes(kind)) sum += perThing * sureness;
  return Math.min(most, sum);
}

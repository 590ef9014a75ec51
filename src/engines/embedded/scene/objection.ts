import { presenceOf } from './presence.js';
import type { SceneEvidence } from './sceneEvidence.js';

/** Kinds that a detector takes pages, screens and flat shapes for. */
const flatKinds = ['book', 'cell phone', 'laptop', 'tv', 'remote', 'refrigerator'];

/** What one thing that is there for certain speaks against graphics, in log-odds, and all of them at most. */
const perThing = 2.5;
const most = 6;

/** What the objects in a picture speak against its being graphics, in log-odds, 0…6. */
export function objectionOf(evidence: SceneEvidence): number {
  const things = [...presenceOf(evidence)].filter(([kind]) => !flatKinds.includes(kind));
  return Math.min(
    most,
    things.reduce((sum, [, sureness]) => sum + perThing * sureness, 0),
  );
}

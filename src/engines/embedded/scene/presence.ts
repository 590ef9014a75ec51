import type { SceneEvidence } from './sceneEvidence.js';

/** How surely each kind is in a picture, 0…1, by its label. Kinds that were not found are absent. */
export type Presence = ReadonlyMap<string, number>;

/** A detector's score at which a kind is as likely there as not. */
const evenScore = 0.2;

/** How surely each kind is there, by the best score of its detections. */
export function presenceOf({ detections }: SceneEvidence): Presence {
  const presence = new Map<string, number>();
  for (const { label, score } of detections) {
    const sureness = score ** 2 / (score ** 2 + evenScore ** 2);
    presence.set(label, Math.max(presence.get(label) ?? 0, sureness));
  }
  return presence;
}

import { sum } from '../numbers.js';
import type { PlaceRow } from './places.js';
import { type Presence, presenceOf } from './presence.js';
import type { SceneEvidence } from './sceneEvidence.js';
import { type Surface, type Surfaces, surfacesOf } from './surfaces/surfaces.js';

/** What was found of kinds and surfaces. */
export interface SeenParts {
  readonly presence: Presence;
  readonly surfaces: Surfaces;
}

export function partsOf(evidence: SceneEvidence): SeenParts {
  return { presence: presenceOf(evidence), surfaces: surfacesOf(evidence.cells) };
}

/** Log-odds of a place: its prior and what each thing seen adds. */
export function placeLogOdds({ prior, kinds, surfaces = {} }: PlaceRow, seen: SeenParts): number {
  const things = Object.entries(kinds).map(([kind, weight]) => weight * (seen.presence.get(kind) ?? 0));
  const grounds = Object.entries(surfaces).map(([name, weight]) => weight * seen.surfaces[name as Surface]);
  return prior + sum(things) + sum(grounds);
}

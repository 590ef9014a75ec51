import { graphicKinds } from './graphics/graphicKinds.js';
import { placeLogOdds, probability } from './logOdds.js';
import { objectionOf } from './objection.js';
import { indoorPlaces, outdoorPlaces, outdoors, type PlaceName, places } from './places.js';
import { presenceOf } from './presence.js';
import type { Scene, SceneName } from './scene.js';
import type { SceneEvidence } from './sceneEvidence.js';
import { surfacesOf } from './surfaces/surfaces.js';
import { closeUpLogOdds, portraitLogOdds } from './views.js';

type Candidate = Scene['candidates'][number];

/** Less is no evidence. */
const leastConfidence = 0.05;

/** A name is said when it is as likely as not. */
const sure = 0.5;

/** Indoors or outdoors is said, and named, from this on. */
const sureOfDoor = 0.7;

/** How much of the log-odds of being outdoors counts for a place that is outdoors, and against one that is indoors. */
const doorFactor = 0.5;
const mostDoor = 2;

/**
 * What sort of place or picture it is: kinds of objects and large surfaces each add to the log-odds of the places that
 * they speak for (`places`), the looks of a picture tell graphics from photographs (`graphicKinds`).
 */
export function readScene(evidence: SceneEvidence): Scene {
  const graphics = graphicKinds(evidence.glance, objectionOf(evidence));
  const isPhotograph = 1 - Object.values(graphics).reduce((sum, value) => sum + value, 0);
  const seen = { presence: presenceOf(evidence), surfaces: surfacesOf(evidence.glance) };
  const outside = placeLogOdds(outdoors, seen);
  const door = doorFactor * Math.min(mostDoor, Math.max(-mostDoor, outside));
  const rooms = (Object.keys(places) as PlaceName[]).map((name) =>
    candidate(name, isPhotograph * probability(placeLogOdds(places[name], seen) + sideOf(name) * door)),
  );
  const views = [
    candidate('food close-up', isPhotograph * probability(closeUpLogOdds(evidence))),
    candidate('portrait', isPhotograph * probability(portraitLogOdds(evidence))),
  ];
  const made = (Object.keys(graphics) as SceneName[]).map((name) => candidate(name, graphics[name as never]));
  const special = [...rooms, ...views, ...made].sort(byConfidence);
  const rest = isPhotograph * (1 - special[0]!.confidence);
  const general = [
    candidate('indoor room', rest * probability(-outside)),
    candidate('outdoors', rest * probability(outside)),
  ];
  const best = bestOf(special, isPhotograph, probability(outside));
  return {
    name: best?.name,
    confidence: best?.confidence ?? 0,
    isIndoor: indoorOf(best?.name, outside, isPhotograph),
    candidates: [...special, ...general]
      .filter(({ confidence }) => confidence >= leastConfidence)
      .sort(byConfidence),
  };
}

function candidate(name: SceneName, confidence: number): Candidate {
  return { name, confidence };
}

function byConfidence(a: Candidate, b: Candidate): number {
  return b.confidence - a.confidence;
}

/** The best special name, or a general one where only that is sure. */
function bestOf(special: readonly Candidate[], isPhotograph: number, outside: number): Candidate | undefined {
  if (special[0]!.confidence >= sure) return special[0];
  if (isPhotograph * outside >= sureOfDoor) return candidate('outdoors', isPhotograph * outside);
  const inside = isPhotograph * (1 - outside);
  return inside >= sureOfDoor ? candidate('indoor room', inside) : undefined;
}

/** 1 for a place that is outdoors, -1 for one that is indoors. */
function sideOf(name: SceneName): number {
  return Number(outdoorPlaces.includes(name)) - Number(indoorPlaces.includes(name));
}

function indoorOf(name: SceneName | undefined, outside: number, isPhotograph: number): boolean | undefined {
  if (isPhotograph < sure) return undefined;
  const place = name === undefined ? 0 : sideOf(name);
  const outdoor = probability(outside + 2 * place);
  if (outdoor >= sureOfDoor) return false;
  return 1 - outdoor >= sureOfDoor ? true : undefined;
}

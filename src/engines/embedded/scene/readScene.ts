import { logistic, sum } from '../numbers.js';
import { isBlank, isWithoutObjects } from './blank.js';
import { isEvenTexture } from './evenTexture.js';
import { type GraphicName, graphicKinds } from './graphics/graphicKinds.js';
import { partsOf, placeLogOdds, type SeenParts } from './logOdds.js';
import { objectionOf } from './objection.js';
import { outdoors, type PlaceName, places, sideOf } from './places.js';
import type { Scene, SceneName } from './scene.js';
import type { SceneEvidence } from './sceneEvidence.js';
import { closeUpLogOdds, portraitLogOdds } from './views.js';

type Candidate = Scene['candidates'][number];

/** Less is no evidence. */
const leastConfidence = 0.05;

/** A name is said from here on. */
const sure = 0.5;

/** Indoors or outdoors is said, or is the name where nothing closer is known, from here on. */
const sureOfSide = 0.7;

/** How much being outdoors speaks for a place that is outdoors, and against one that is indoors: a factor, and at most. */
const sideFactor = 0.5;
const mostSide = 1;

/** What a place that is named speaks for its side. */
const placeSide = 2;

const unknown: Scene = { name: undefined, confidence: 0, isIndoor: undefined, candidates: [] };

/**
 * What sort of place or picture it is. Kinds of objects and large surfaces each add to the log-odds of the places that
 * they speak for (`places`); the looks of a picture tell graphics from photographs (`graphicKinds`). Takes some
 * milliseconds.
 */
export function readScene(evidence: SceneEvidence): Scene {
  if (isBlank(evidence)) return unknown;
  const graphics = graphicKinds(evidence.graphics, objectionOf(evidence));
  if (isWithoutObjects(evidence) && isEvenTexture(evidence.cells)) return graphicScene(graphics);
  const photograph = 1 - sum(Object.values(graphics));
  const seen = partsOf(evidence);
  const outside = placeLogOdds(outdoors, seen);
  const ofPhotographs = [...placeCandidates(seen, outside), ...viewCandidates(evidence, seen)];
  const special = [
    ...ofPhotographs.map(({ name, confidence }) => ({ name, confidence: photograph * confidence })),
    ...graphicCandidates(graphics),
  ].sort(byConfidence);
  const best = bestOf(special[0]!, photograph, outside);
  return {
    name: best?.name,
    confidence: best?.confidence ?? 0,
    isIndoor: photograph < sure ? undefined : indoorOf(best?.name, outside),
    candidates: withGeneral(special, photograph, outside),
  };
}

/** What looks the same all over tells of no place. */
function graphicScene(graphics: Readonly<Record<GraphicName, number>>): Scene {
  const candidates = graphicCandidates(graphics)
    .sort(byConfidence)
    .filter(({ confidence }) => confidence >= leastConfidence);
  const best = candidates.find(({ confidence }) => confidence >= sure);
  return { ...unknown, name: best?.name, confidence: best?.confidence ?? 0, candidates };
}

function graphicCandidates(graphics: Readonly<Record<GraphicName, number>>): Candidate[] {
  return Object.entries(graphics).map(([name, confidence]) => ({ name: name as SceneName, confidence }));
}

function placeCandidates(seen: SeenParts, outside: number): Candidate[] {
  const side = Math.max(-mostSide, Math.min(mostSide, sideFactor * outside));
  return (Object.keys(places) as PlaceName[]).map((name) => {
    return { name, confidence: logistic(placeLogOdds(places[name], seen) + sideOf(name) * side) };
  });
}

function viewCandidates(evidence: SceneEvidence, { presence }: SeenParts): Candidate[] {
  return [
    { name: 'food close-up', confidence: logistic(closeUpLogOdds(evidence)) },
    { name: 'portrait', confidence: logistic(portraitLogOdds(evidence, presence)) },
  ];
}

function generalCandidates(share: number, outside: number): Candidate[] {
  return [
    { name: 'indoor room', confidence: share * logistic(-outside) },
    { name: 'outdoors', confidence: share * logistic(outside) },
  ];
}

/** The best special name, else whether it is indoors or outdoors; undefined where neither is sure. */
function bestOf(special: Candidate, photograph: number, outside: number): Candidate | undefined {
  if (special.confidence >= sure) return special;
  return generalCandidates(photograph, outside).find(({ confidence }) => confidence >= sureOfSide);
}

/** With the general names for what the best special name leaves. */
function withGeneral(special: readonly Candidate[], photograph: number, outside: number): Candidate[] {
  const left = photograph * (1 - special[0]!.confidence);
  const all = [...special, ...generalCandidates(left, outside)].sort(byConfidence);
  return all.filter(({ confidence }) => confidence >= leastConfidence);
}

function byConfidence(a: Candidate, b: Candidate): number {
  return b.confidence - a.confidence;
}

function indoorOf(name: SceneName | undefined, outside: number): boolean | undefined {
  const outdoor = logistic(outside + placeSide * sideOf(name));
  if (outdoor >= sureOfSide) return false;
  return 1 - outdoor >= sureOfSide ? true : undefined;
}

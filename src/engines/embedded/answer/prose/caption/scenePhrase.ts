import type { Scene, SceneName } from '../../../scene/scene.js';

/** How surely a scene must be known to be named unasked. */
const sureEnough = 0.6;

/** Scenes as the place where something is. */
const places: Readonly<Partial<Record<SceneName, string>>> = {
  kitchen: 'in a kitchen',
  bathroom: 'in a bathroom',
  bedroom: 'in a bedroom',
  'living room': 'in a living room',
  'dining area': 'in a dining area',
  office: 'in an office',
  'indoor room': 'indoors',
  street: 'on a street',
  railway: 'on a railway',
  airfield: 'on an airfield',
  beach: 'on a beach',
  water: 'on the water',
  snow: 'in the snow',
  field: 'in a field',
  'sports field': 'on a sports field',
  'zoo or wild nature': 'outdoors',
  outdoors: 'outdoors',
};

/** Scenes as what a picture is, with an article. */
const wholes: Readonly<Record<SceneName, string>> = {
  kitchen: 'a kitchen',
  bathroom: 'a bathroom',
  bedroom: 'a bedroom',
  'living room': 'a living room',
  'dining area': 'a dining area',
  office: 'an office',
  'indoor room': 'an indoor room',
  street: 'a street',
  railway: 'a railway',
  airfield: 'an airfield',
  beach: 'a beach',
  water: 'a stretch of water',
  snow: 'a snowy landscape',
  field: 'a field',
  'sports field': 'a sports field',
  'zoo or wild nature': 'a place in wild nature or a zoo',
  outdoors: 'an outdoor scene',
  'food close-up': 'a close-up of food',
  portrait: 'a portrait',
  document: 'a document',
  screenshot: 'a screenshot',
  chart: 'a chart',
  drawing: 'a drawing',
};

/** What a picture is, whatever the confidence: "a kitchen", "a document". */
export function wholeScene(name: SceneName): string {
  return wholes[name];
}

/** The scene's name if it is known surely enough to be said unasked. */
export function sureScene(scene: Scene | undefined): SceneName | undefined {
  return scene !== undefined && scene.confidence >= sureEnough ? scene.name : undefined;
}

/** Where it is, as the end of a sentence: "in a kitchen"; undefined for what is no place. */
export function scenePlace(name: SceneName | undefined): string | undefined {
  return name && places[name];
}

/** What sort of view it is, as the beginning of a sentence: "a close-up of"; undefined for usual views. */
export function sceneView(name: SceneName | undefined): string | undefined {
  if (name === 'food close-up') return 'a close-up of';
  return name === 'portrait' || name === 'drawing' ? `a ${name} of` : undefined;
}

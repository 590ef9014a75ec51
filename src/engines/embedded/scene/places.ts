import type { cocoLabels } from '../detector/cocoLabels.js';
import type { graphics, SceneName } from './scene.js';
import type { Surface } from './surfaces/surfaces.js';

type Kind = (typeof cocoLabels)[number];

/** What speaks for a place, in log-odds. */
export interface PlaceRow {
  /** Before anything is seen. */
  readonly prior: number;
  /** Added where a kind of object is there for certain; in part where it may be there. */
  readonly kinds: Readonly<Partial<Record<Kind, number>>>;
  /** Added for a surface that fills the picture; in part where it covers a part of it. */
  readonly surfaces?: Readonly<Partial<Record<Surface, number>>>;
}

export type PlaceName = Exclude<
  SceneName,
  'indoor room' | 'outdoors' | 'food close-up' | 'portrait' | (typeof graphics)[number]
>;

/** Places of one side; a railway and a dining area may be on either. */
const indoorPlaces: readonly SceneName[] = [
  'kitchen',
  'bathroom',
  'bedroom',
  'living room',
  'office',
  'indoor room',
];
const outdoorPlaces: readonly SceneName[] = [
  'street',
  'airfield',
  'beach',
  'water',
  'snow',
  'field',
  'sports field',
  'zoo or wild nature',
  'outdoors',
];

/** 1 for a place that is outdoors, -1 for one that is indoors, 0 for what may be either. */
export function sideOf(name: SceneName | undefined): number {
  if (name === undefined) return 0;
  return Number(outdoorPlaces.includes(name)) - Number(indoorPlaces.includes(name));
}

/** What tells the places. */
// biome-ignore format: a table
export const places: Readonly<Record<PlaceName, PlaceRow>> = {
  kitchen: {
    prior: -3.9,
    kinds: {
      oven: 3.5, refrigerator: 3.2, microwave: 2.5, toaster: 2, sink: 1.5, knife: 0.5, spoon: 0.5, bottle: 0.3, bowl: 0.3,
      toilet: -5, toothbrush: -2, bed: -2, keyboard: -1.5, laptop: -1,
    },
  },
  bathroom: {
    prior: -3.2,
    kinds: {
      toilet: 6, sink: 3.2, toothbrush: 2.2, 'hair drier': 2,
      oven: -3.5, refrigerator: -3, microwave: -2, bowl: -1, 'dining table': -1, knife: -1,
    },
  },
  bedroom: {
    prior: -3.2,
    kinds: { bed: 5, 'teddy bear': 0.4, couch: -0.5, toilet: -3, sink: -1.5, oven: -2, refrigerator: -2, pizza: -1.5 },
  },
  'living room': {
    prior: -3.5,
    kinds: {
      couch: 3.2, tv: 1.6, remote: 2, chair: 0.4, 'potted plant': 0.5, vase: 0.4, book: 0.4, cat: 0.4,
      bed: -2, toilet: -3, sink: -2, oven: -2, refrigerator: -1.5, keyboard: -2.5, mouse: -2, laptop: -1, 'dining table': -0.5,
    },
  },
  'dining area': {
    prior: -4,
    kinds: {
      'dining table': 2, 'wine glass': 1.5, chair: 0.9, fork: 0.8, knife: 0.6, person: 0.6, cup: 0.5, spoon: 0.4, bottle: 0.4,
      oven: -2, refrigerator: -1, keyboard: -2, laptop: -1.5, bed: -2, toilet: -3, couch: -0.5,
    },
  },
  office: {
    prior: -3.5,
    kinds: {
      keyboard: 2.6, mouse: 2.2, laptop: 2.8, tv: 0.8, chair: 0.6, book: 0.6, couch: -1, bed: -1, remote: -1.5, pizza: -1,
    },
  },
  street: {
    prior: -3,
    kinds: {
      'parking meter': 3.5, 'traffic light': 3.2, 'stop sign': 3, 'fire hydrant': 2.8, bus: 2.4, car: 1.8, truck: 1.2,
      motorcycle: 1, bicycle: 1, bench: 0.4, person: 0.3,
      airplane: -3, train: -2.5, boat: -1.5, skis: -2, snowboard: -2, surfboard: -2, 'baseball bat': -2.5, 'tennis racket': -2.5,
      elephant: -1.5, cow: -1, horse: -0.5, 'dining table': -1, 'wine glass': -1,
    },
    surfaces: { grass: -4, water: -3, sand: -4, snow: -1, greenery: -1 },
  },
  railway: { prior: -4, kinds: { train: 6, bus: -1, airplane: -2 } },
  airfield: { prior: -4, kinds: { airplane: 5.5, truck: 0.6, car: 0.4, kite: -2 }, surfaces: { skyBelow: -7, greenery: -4 } },
  beach: {
    prior: -4.2,
    kinds: { surfboard: 2, umbrella: 1.8, kite: 0.8, chair: 0.3, person: 0.4, boat: 0.3, car: -1, skis: -3, snowboard: -3 },
    surfaces: { sand: 9, water: 5, blueSky: 3, skyBelow: -5, grass: -4 },
  },
  water: { prior: -4, kinds: { boat: 4.2, surfboard: 3, bird: 0.5, car: -1 }, surfaces: { water: 6, sand: -3, skyBelow: -5 } },
  snow: {
    prior: -4.3,
    kinds: { skis: 4.5, snowboard: 4.2, person: 0.4, surfboard: -2, toilet: -3, sink: -2, airplane: -2, bird: -1.5 },
    surfaces: { snow: 6, grass: -6, sand: -2 },
  },
  field: {
    prior: -3.6,
    kinds: {
      sheep: 3.6, cow: 3.4, horse: 2, dog: 0.8, frisbee: 0.6, kite: 1,
      zebra: -1, giraffe: -1.5, elephant: -1.5, 'baseball bat': -3, 'baseball glove': -3, 'sports ball': -1.5, 'tennis racket': -3, car: -0.6,
    },
    surfaces: { grass: 7, sand: -2 },
  },
  'sports field': {
    prior: -4,
    kinds: { 'tennis racket': 4.6, 'baseball bat': 4.2, 'baseball glove': 4, 'sports ball': 2.4, frisbee: 0.5, person: 0.6, dog: -2 },
    surfaces: { grass: 3 },
  },
  'zoo or wild nature': {
    prior: -3.3,
    kinds: { giraffe: 5.5, zebra: 5.5, elephant: 5.5, bear: 5, bird: 1, 'teddy bear': -3, bed: -3 },
    surfaces: { greenery: 1.5 },
  },
};

/** What tells outdoors from indoors. */
// biome-ignore format: a table
export const outdoors: PlaceRow = {
  prior: 0.4,
  kinds: {
    car: 1.5, bus: 1.8, truck: 1.5, train: 1.2, airplane: 2.5, boat: 1.8, bicycle: 0.8, motorcycle: 1.5,
    'traffic light': 2.5, 'stop sign': 2, 'fire hydrant': 2.5, 'parking meter': 2.5, bench: 1, umbrella: 0.8,
    bird: 1.5, horse: 2, sheep: 2.2, cow: 1.5, elephant: 2.2, bear: 2, zebra: 2.2, giraffe: 2, dog: 0.3,
    kite: 2, surfboard: 2, skis: 2.2, snowboard: 1.8, skateboard: 1.2, frisbee: 1.8, 'baseball bat': 2, 'baseball glove': 2,
    'tennis racket': 1.8, 'sports ball': 1.2, backpack: 0.5,
    bed: -3, toilet: -3.5, sink: -2.5, couch: -2.2, tv: -2.5, laptop: -1.8, mouse: -1.5, keyboard: -1.8, remote: -2,
    microwave: -2.5, oven: -2.5, toaster: -2, refrigerator: -2.5, 'hair drier': -1.5, toothbrush: -2,
    book: -1, clock: -0.3, vase: -1, 'teddy bear': -1, scissors: -1, tie: -0.4, cat: -1,
    'dining table': -1.2, chair: -0.5, 'wine glass': -1, cup: -0.8, bottle: -0.6, fork: -0.6, knife: -0.5, spoon: -0.5, bowl: -0.6,
    cake: -0.8, pizza: -0.8, donut: -0.6,
  },
  surfaces: { blueSky: 9, paleSky: 6, grass: 6, greenery: 5, water: 4, snow: 1, warmth: -2 },
};

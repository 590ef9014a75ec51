import { isOfGroup, type KindGroup } from '../../objects/kindGroup.js';
import { restsOn } from '../../objects/relations/support.js';
import type { SeenObject } from '../../seen.js';

/** What a kind of thing can carry so that a picture shows it beyond doubt. */
interface Carrier {
  readonly preposition: 'on' | 'in';
  readonly kinds: readonly string[];
  readonly groups: readonly KindGroup[];
  /** What is carried stands clear of the ground, or it may as well be beside or behind. */
  readonly isRidden?: boolean;
}

const luggage = ['handbag', 'backpack', 'suitcase'];

const soft: Carrier = {
  preposition: 'on',
  kinds: ['person', 'cat', 'dog', 'teddy bear', 'laptop', 'remote', 'book', ...luggage],
  groups: [],
};
const board: Carrier = { preposition: 'on', kinds: ['person', 'dog'], groups: [] };
const mount: Carrier = { preposition: 'on', kinds: ['person', 'dog'], groups: [], isRidden: true };
const surface: Carrier = { preposition: 'on', kinds: ['cat'], groups: [] };
const vessel: Carrier = { preposition: 'in', kinds: [], groups: ['food'] };

const carriers: Readonly<Record<string, Carrier>> = {
  couch: soft,
  bed: soft,
  bench: soft,
  chair: { preposition: 'on', kinds: ['cat', 'dog', 'teddy bear', ...luggage], groups: [] },
  'dining table': {
    preposition: 'on',
    kinds: [
      'cat',
      'vase',
      'book',
      'scissors',
      'teddy bear',
      'laptop',
      'mouse',
      'keyboard',
      'remote',
      'cell phone',
    ],
    groups: ['food', 'kitchen'],
  },
  skateboard: board,
  surfboard: board,
  skis: board,
  snowboard: board,
  horse: mount,
  elephant: mount,
  bicycle: mount,
  motorcycle: mount,
  boat: { ...mount, preposition: 'in' },
  car: surface,
  laptop: surface,
  keyboard: surface,
  suitcase: surface,
  toilet: surface,
  bowl: vessel,
  oven: vessel,
  vase: { preposition: 'in', kinds: ['potted plant'], groups: [] },
  sink: { preposition: 'in', kinds: ['cat'], groups: ['kitchen'] },
};

/** How things lie with what carries them ("in a bowl", "on a couch"); undefined for what carries nothing. */
export function carryingPreposition(label: string): 'on' | 'in' | undefined {
  return Object.hasOwn(carriers, label) ? carriers[label]!.preposition : undefined;
}

/** Who rides must be above the ground by this share of the height of what carries him. */
const clearance = 0.12;

/** Whether a picture shows beyond reasonable doubt that one thing is on or in another. */
export function isCarriedBy(object: SeenObject, by: SeenObject): boolean {
  const carrier = Object.hasOwn(carriers, by.label) ? carriers[by.label]! : undefined;
  if (carrier === undefined || object === by) return false;
  const canCarry = carrier.kinds.includes(object.label) || isOfGroup(object.label, ...carrier.groups);
  return canCarry && restsOn(object, by) && (carrier.isRidden !== true || isClearOfGround(object, by));
}

function isClearOfGround({ box }: SeenObject, by: SeenObject): boolean {
  return box.y1 < by.box.y1 - clearance * (by.box.y1 - by.box.y0);
}

import type { JsonSchema } from '../../../../schema/jsonSchema.js';
import type { Resolver } from '../../../../schema/resolver.js';
import { allKinds } from '../../language/kinds/kind.js';
import type { Ask, Plan } from '../../language/plan.js';
import type { Task } from '../../language/tasks/task.js';
import type { Purpose } from '../certainty.js';
import { objectAsksOf } from '../objectAsks.js';
import { chooseForPlan, chooseObjects } from '../objects/chooseObjects.js';
import { nameObjects } from '../objects/objectName.js';
import { pictureAsked } from '../pictureAsked.js';
import { composeProse } from '../prose/composeProse.js';
import { objectsIn, type SeenImage, type SeenObject } from '../seen.js';
import { type Convention, promptedConvention } from './boxes/convention.js';
import type { Finding } from './facts/finding.js';
import { type Purposes, purposesOf } from './purposes.js';

/** What is the same for all parts of an answer. */
interface Whole {
  readonly plan: Plan;
  readonly seen: readonly SeenImage[];
  /** What the prompt says about how to write boxes. */
  readonly prompted: Partial<Convention>;
  readonly purposes: Purposes;
}

/** What a part of the answer is about. */
export interface Scope extends Whole {
  /** The pictures it is about, by their place in `seen`. */
  readonly pictures: readonly number[];
  /** The objects asked for that a list shows, best first. */
  readonly objects: readonly SeenObject[];
  /** The kinds that a name around it speaks of: `vehicle` in `vehicle.color`. */
  readonly kinds?: readonly string[] | undefined;
  /** The one object it describes, and which of its list this is. */
  readonly subject?: SeenObject | undefined;
  readonly index?: number | undefined;
  /** The label of the objects it sums up. */
  readonly group?: string | undefined;
  /** What it describes, where that is no detected object. */
  readonly finding?: Finding | undefined;
  /** The names of all fields of the object being filled. */
  readonly siblings: readonly string[];
  /** What objects are called. */
  readonly names: ReadonlyMap<SeenObject, string>;
}

/** The scope of a whole answer. */
export function rootScope(
  plan: Plan,
  seen: readonly SeenImage[],
  schema: JsonSchema,
  resolve: Resolver,
): Scope {
  const asked = pictureAsked(plan.instructions, seen.length);
  const prompted = promptedConvention(plan.instructions);
  const whole: Whole = { plan, seen, prompted, purposes: purposesOf(schema, resolve) };
  return pictureScope(whole, asked === undefined ? [...seen.keys()] : [asked]);
}

/** The scope of some of the pictures. */
export function pictureScope(whole: Whole, pictures: readonly number[]): Scope {
  const { plan, seen, prompted, purposes } = whole;
  const objects = pictures.flatMap((picture) =>
    chooseForPlan(objectsIn(seen[picture]!, picture), withObjectAsks(plan), seen),
  );
  const names = nameObjects(objects, plan, false);
  return { plan, seen, prompted, purposes, pictures, objects, names, siblings: [] };
}

const wholePicture: Ask = { task: 'describe', targets: [], kinds: allKinds };

/** A prompt that says nothing of objects leaves it to the schema which are meant: all there are. */
function withObjectAsks(plan: Plan): Plan {
  const asks = objectAsksOf(plan);
  return { ...plan, asks: asks.length > 0 ? asks : [wholePicture] };
}

/** The same scope about other objects of it. */
export function aboutObjects(scope: Scope, objects: readonly SeenObject[]): Scope {
  return { ...scope, objects, subject: undefined, index: undefined };
}

/** The same scope about the objects of some kinds. */
export function aboutKinds(scope: Scope, kinds: readonly string[]): Scope {
  const objects = scope.objects.filter(({ label }) => kinds.includes(label));
  return { ...aboutObjects(scope, objects), kinds };
}

/** The scope of one object of a list. */
export function aboutSubject(scope: Scope, subject: SeenObject, index: number): Scope {
  return { ...scope, objects: [subject], subject, index };
}

/** The scope of one finding of a list. */
export function aboutFinding(scope: Scope, finding: Finding, index: number): Scope {
  const { subject } = finding;
  return { ...scope, objects: subject === undefined ? [] : [subject], subject, finding, index };
}

/** The pictures of a scope. */
export function imagesOf({ seen, pictures }: Scope): readonly SeenImage[] {
  return pictures.map((picture) => seen[picture]!);
}

/** All objects of a scope's pictures that count as seen for a purpose, asked for or not, best first. */
export function objectsFor(scope: Scope, purpose: Purpose): readonly SeenObject[] {
  const objects = scope.pictures.flatMap((picture) => objectsIn(scope.seen[picture]!, picture, purpose));
  return scope.kinds === undefined ? objects : objects.filter(({ label }) => scope.kinds!.includes(label));
}

/** Those of them that the prompt asks for, more than a list shows where it is to be short. */
export function askedFor(scope: Scope, purpose: Purpose): readonly SeenObject[] {
  const { plan, seen } = scope;
  return chooseForPlan(objectsFor(scope, purpose), { ...withObjectAsks(plan), maxObjects: undefined }, seen);
}

/** The first ask with a task that is about something that can be seen. */
export function askWithTask({ plan }: Scope, task: Task): Ask | undefined {
  return plan.asks.find((candidate) => candidate.task === task && candidate.kinds.length > 0);
}

/** The objects that the first ask with a task is about. */
export function objectsOfTask(scope: Scope, task: 'count' | 'exists'): readonly SeenObject[] | undefined {
  const ask = askWithTask(scope, task);
  if (ask === undefined) return undefined;
  return chooseObjects(objectsFor(scope, scope.purposes[task]), ask, scope.seen);
}

/** The answer in prose about the pictures of a scope. */
export function proseOf(scope: Scope, asks: readonly Ask[] = scope.plan.asks): string {
  const { plan, seen, pictures } = scope;
  return composeProse(
    {
      ...plan,
      asks,
      isTerse: false,
      shape: { type: 'prose' },
      // A field has no room for notices; what it asks for is understood, whatever the prompt says.
      ...(asks === plan.asks ? {} : { isUnclear: false, language: undefined }),
    },
    pictures.length === seen.length ? seen : pictures.map((index) => seen[index]!),
  );
}

/**
 * What the pictures of a scope show, in a sentence or in several, whatever the prompt asks.
 * @param question words that tell a style, such as "a title"
 */
export function captionOf(scope: Scope, task: 'caption' | 'describe', question?: string): string {
  return proseOf(scope, [{ task, targets: [], kinds: allKinds, question }]);
}

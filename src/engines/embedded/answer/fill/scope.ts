import type { Plan } from '../../language/plan.js';
import { chooseForPlan, chooseObjects } from '../chooseObjects.js';
import { nameObjects } from '../objectName.js';
import { pictureAsked } from '../pictureAsked.js';
import { composeProse } from '../prose/composeProse.js';
import { objectsIn, type SeenImage, type SeenObject } from '../seen.js';
import { type Convention, promptedConvention } from './convention.js';

/** What a part of the answer is about. */
export interface Scope {
  readonly plan: Plan;
  readonly seen: readonly SeenImage[];
  /** What the prompt says about how to write boxes. */
  readonly prompted: Partial<Convention>;
  /** The pictures it is about, by their place in `seen`. */
  readonly pictures: readonly number[];
  /** All objects of these pictures, asked for or not, best first. */
  readonly everything: readonly SeenObject[];
  /** The objects asked for, best first. */
  readonly objects: readonly SeenObject[];
  /** The one object it describes, and which of its list this is. */
  readonly subject?: SeenObject | undefined;
  readonly index?: number | undefined;
  /** The label of the objects it sums up. */
  readonly group?: string | undefined;
  /** What objects are called. */
  readonly names: ReadonlyMap<SeenObject, string>;
}

/** The scope of a whole answer. */
export function rootScope(plan: Plan, seen: readonly SeenImage[]): Scope {
  const asked = pictureAsked(plan.instructions, seen.length);
  const whole = { plan, seen, prompted: promptedConvention(plan.instructions) };
  return pictureScope(whole, asked === undefined ? [...seen.keys()] : [asked]);
}

/** The scope of some of the pictures. */
export function pictureScope(
  { plan, seen, prompted }: Pick<Scope, 'plan' | 'seen' | 'prompted'>,
  pictures: readonly number[],
): Scope {
  const objectsByPicture = pictures.map((picture) => objectsIn(seen[picture]!, picture));
  const objects = objectsByPicture.flatMap((own) => chooseForPlan(own, plan));
  const names = nameObjects(objects, plan, false);
  return { plan, seen, prompted, pictures, everything: objectsByPicture.flat(), objects, names };
}

/** The same scope about other objects of it. */
export function aboutObjects(scope: Scope, objects: readonly SeenObject[]): Scope {
  return { ...scope, objects, subject: undefined, index: undefined };
}

/** The scope of one object of a list. */
export function aboutSubject(scope: Scope, subject: SeenObject, index: number): Scope {
  return { ...scope, objects: [subject], subject, index };
}

/** The answer in prose about the pictures of a scope. */
export function proseOf({ plan, seen, pictures }: Scope): string {
  return composeProse(
    { ...plan, isTerse: false },
    pictures.length === seen.length ? seen : pictures.map((index) => seen[index]!),
  );
}

/** The objects that the first ask with a task is about. */
export function objectsOfTask(
  scope: Scope,
  task: Plan['asks'][number]['task'],
): readonly SeenObject[] | undefined {
  const ask = scope.plan.asks.find((candidate) => candidate.task === task && candidate.kinds.length > 0);
  return ask === undefined ? undefined : chooseObjects(scope.everything, ask);
}

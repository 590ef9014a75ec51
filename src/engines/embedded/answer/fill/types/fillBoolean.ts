import { isPaper } from '../../../scene/scene.js';
import { writeFact } from '../facts/writeFact.js';
import type { Field } from '../fields/field.js';
import { namesKinds, thingsNamedBy } from '../fields/namedKinds.js';
import { namedObjects } from '../fields/namedObjects.js';
import type { FillType } from '../filler.js';
import { askWithTask, objectsFor, objectsOfTask, type Scope } from '../scope.js';
import { sceneName } from '../topics/scene.js';

const presence = /(^|_)(present|found|exists?|detected|visible|any|seen)(_|$)/;
/** Whether a field says by its name that something is there. */
export function isPresence({ name }: Field): boolean {
  return presence.test(name);
}

const answers = /^(answer|result|value|response)?$/;

/** Fills a truth value: whether things that the name names, or that the prompt asks about, are there. */
export const fillBoolean: FillType = (schema, field, scope) => {
  const truth = truthOf(field, scope);
  return truth === undefined ? undefined : writeFact({ ...schema, type: 'boolean' }, truth);
};

/** What a field with a truth as its value says; undefined where it cannot be known. */
export function truthOf(field: Field, scope: Scope): boolean | undefined {
  if (namesKinds(field)) return isThere(field, scope);
  if (scope.subject !== undefined || scope.group !== undefined) return undefined;
  if (answers.test(field.name)) return answerTo(scope);
  if (!presence.test(field.name) || thingsNamedBy(field) === undefined) return undefined;
  if (scope.kinds !== undefined) return objectsFor(scope, scope.purposes.exists).length > 0;
  return scope.plan.kinds.length === 0 ? undefined : (answerTo(scope) ?? scope.objects.length > 0);
}

/** The answer to the question of the prompt; one that asks whether there is none is turned round. */
function answerTo(scope: Scope): boolean | undefined {
  const isThere = objectsOfTask(scope, 'exists');
  if (isThere === undefined) return undefined;
  const isNegated = askWithTask(scope, 'exists')?.isNegated ?? false;
  return isThere.length > 0 !== isNegated;
}

/** On a page these are something else than in a room. */
const printedThings = /(^|_)(tables?|phones?|telephones?|cells?|keys?)(_|$)/;

const several = /(^|_)(multiple|several|more_than_one|many)(_|$)/;
const exactlyOne = /(^|_)(single|one|only_one|exactly_one)(_|$)/;
const none = /^(no|without|free_of|has_no|is_free_of)_/;

function isThere(field: Field, scope: Scope): boolean | undefined {
  const { subject, purposes } = scope;
  const things = thingsNamedBy(field);
  // What is said of the whole picture or of what it shows, and not that something is in it: "is_vegetarian".
  if (/^is_/.test(field.name) && things?.isNarrower && !presence.test(field.name)) return undefined;
  if (printedThings.test(field.name) && isPaper(sceneName(scope))) return undefined;
  const objects = subject === undefined ? objectsFor(scope, purposes.exists) : [subject];
  const count = things && namedObjects(objects, things)?.length;
  if (count === undefined) return undefined;
  if (several.test(field.name)) return count > 1;
  if (exactlyOne.test(field.name)) return count === 1;
  return count > 0 !== none.test(field.name);
}

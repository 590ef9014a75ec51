import type { SchemaObject } from '../../../../schema/jsonSchema.js';
import { boxConvention } from './boxValue.js';
import { coordinate } from './coordinate.js';
import { coordinateNamed } from './coordinateNames.js';
import type { Field } from './field.js';
import type { FillType } from './filler.js';
import { isType } from './itemKind.js';
import { kindsNamedBy, namesKinds } from './namedKinds.js';
import { roleOf } from './roles.js';
import { objectsOfTask, type Scope } from './scope.js';

/** Fills a number: a confidence, a count, or which object or picture something is. */
export const fillNumber: FillType = (schema, field, scope) => {
  const { subject } = scope;
  switch (roleOf(field)) {
    case 'confidence':
      return confidence(schema, field, scope);
    case 'picture':
      return pictureNumber(subject?.picture ?? scope.pictures[0], field);
    case 'index':
      return subject === undefined ? undefined : (scope.index ?? 0) + Number(!isFromZero(field));
    case 'count':
      return countOf(field, scope);
    default:
      return namesKinds(field) || field.name === '' || answersCount(field)
        ? countOf(field, scope)
        : centerOf(schema, field, scope);
  }
};

function confidence(
  schema: SchemaObject,
  { description }: Field,
  { subject, objects, group }: Scope,
): number | undefined {
  const score = subject?.score ?? (group === undefined ? undefined : objects[0]?.score);
  if (score === undefined) return undefined;
  const isPercent = /percent|%|\b0\s*(?:-|–|to)\s*100\b/i.test(description) || schema['maximum'] === 100;
  const isWhole = !isType(schema, 'number');
  if (isPercent || isWhole) return isWhole ? Math.round(score * 100) : Number((score * 100).toFixed(2));
  return Number(score.toFixed(4));
}

function pictureNumber(picture: number | undefined, field: Field): number | undefined {
  return picture === undefined ? undefined : picture + Number(!isFromZero(field));
}

const fromZero = /\b(?:zero|0)-based\b|\b(?:from|starts? (?:at|with)|starting (?:at|with)) (?:zero|0)\b/i;
const fromOne = /\b(?:one|1)-based\b|\b(?:from|starts? (?:at|with)|starting (?:at|with)) (?:one|1)\b/i;

/** An index counts from 0, a number from 1, unless the description says otherwise. */
function isFromZero({ name, description }: Field): boolean {
  if (fromZero.test(description)) return true;
  return /index|idx|rank/.test(name) && !fromOne.test(description);
}

function answersCount({ name }: Field): boolean {
  return /^(answer|result|value)$/.test(name);
}

/**
 * How many there are of what the field's name or description names; without a name there the objects that the
 * prompt asks for. Undefined for things the detector does not know.
 */
function countOf(field: Field, scope: Scope): number | undefined {
  if (scope.subject !== undefined) return undefined;
  if (scope.group !== undefined) return scope.objects.length;
  if (isSumOfMoney(field)) return undefined;
  if (field.name === '' || answersCount(field)) return objectsOfTask(scope, 'count')?.length;
  const kinds = kindsNamedBy(field) as readonly string[] | undefined;
  if (kinds === undefined) return undefined;
  const isNamed = namesKinds(field) || kinds.length < scope.plan.kinds.length;
  if (!isNamed) return scope.plan.kinds.length === 0 ? undefined : scope.objects.length;
  return scope.everything.filter(({ label }) => kinds.includes(label)).length;
}

/** A total need not be a count. */
function isSumOfMoney({ description }: Field): boolean {
  return /\b(amount|price|cost|paid|currency|money|sum|bill|receipt|tax)\b/i.test(description);
}

function centerOf(schema: SchemaObject, field: Field, { subject, ...scope }: Scope): number | undefined {
  const name = coordinateNamed(field.name);
  if (subject === undefined || name === undefined) return undefined;
  const { scale } = boxConvention(schema, [field.description], scope);
  const center = { xmin: 'xcenter', ymin: 'ycenter' } as const;
  return coordinate(subject, field.name === 'x' || field.name === 'y' ? center[name as 'xmin'] : name, scale);
}

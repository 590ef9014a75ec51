import { boxArea } from '../../../../../geometry/box.js';
import type { SchemaObject } from '../../../../../schema/jsonSchema.js';
import { filledShare } from '../../lists/outline.js';
import type { SeenObject } from '../../seen.js';
import { boxConvention } from '../boxes/boxValue.js';
import { coordinate } from '../boxes/coordinate.js';
import { coordinateNamed } from '../boxes/coordinateNames.js';
import { shareValue } from '../facts/percentage.js';
import type { Field } from '../fields/field.js';
import { isMoney } from '../fields/money.js';
import { type NamedThings, namesKinds, thingsNamedBy } from '../fields/namedKinds.js';
import { namedObjects } from '../fields/namedObjects.js';
import { roleOf } from '../fields/roles.js';
import type { FillType } from '../filler.js';
import { askedFor, objectsFor, objectsOfTask, type Scope } from '../scope.js';
import { documentsOf } from '../topics/documentsOf.js';

/** Fills a number: a confidence, a count, or which object or picture something is. */
export const fillNumber: FillType = (schema, field, scope) => {
  const { subject } = scope;
  if (subject !== undefined && areaName.test(field.name)) return areaOf(schema, field, subject);
  switch (roleOf(field)) {
    case 'confidence':
      return confidence(schema, field, scope);
    case 'picture':
      // The number of the only page may be printed on it as another one.
      if (/page/.test(field.name) && scope.seen.length === 1) return undefined;
      return pictureNumber(subject?.picture ?? scope.pictures[0], field);
    case 'index':
      if (scope.index !== undefined) return scope.index + Number(!isFromZero(field));
      return answersCount(field) ? countOf(field, scope) : undefined;
    case 'count':
      return countOf(field, scope);
    default:
      return namesKinds(field) || field.name === '' || answersCount(field)
        ? countOf(field, scope)
        : centerOf(schema, field, scope);
  }
};

/** How sure a mask is stands beside it; for all else the detector's own confidence. */
function confidence(
  schema: SchemaObject,
  field: Field,
  { subject, objects, group }: Scope,
): number | undefined {
  const best = subject ?? (group === undefined ? undefined : objects[0]);
  const score = /mask|segmentation|iou/.test(field.name) ? best?.mask?.confidence : best?.score;
  return score === undefined ? undefined : shareValue(schema, field, score);
}

export const areaName =
  /^(area|area_(px|pixels|in_pixels|percent|percentage|ratio|fraction|share)|(mask|object|box|bbox|pixel|relative|segment)_area|(area|image|picture|frame)?_?(coverage|covered|proportion)|size_(ratio|percent|percentage)|percent(age)?_of_(image|picture|frame))$/;
const ofWhole = /percent|ratio|fraction|share|coverage|covered|proportion|relative/;

/** The pixels of an object's mask (of its box where it has none, or the box is meant), or their share of the picture. */
function areaOf(schema: SchemaObject, field: Field, subject: SeenObject): number {
  const pixels = boxArea(subject.box) * (/box/.test(field.name) ? 1 : filledShare(subject));
  const text = `${field.name} ${field.description.toLowerCase()}`;
  if (!ofWhole.test(text) && schema['maximum'] !== 1 && schema['maximum'] !== 100) return Math.round(pixels);
  return shareValue(schema, field, pixels / (subject.size.width * subject.size.height));
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
  return /^(answer|result|value|response|number)$/.test(name);
}

/**
 * How many there are of what the field's name or description names; without a name there what the names around it
 * speak of, else what the prompt asks for. Undefined for things that nobody here can count.
 */
function countOf(field: Field, scope: Scope): number | undefined {
  if (scope.subject !== undefined || scope.finding !== undefined) return undefined;
  if (scope.group !== undefined) return scope.objects.length;
  if (isMoney(field, scope) || isOfDocument(field, scope) || printedNumber.test(field.name)) return undefined;
  if (field.name === '' || answersCount(field)) return objectsOfTask(scope, 'count')?.length;
  const things = thingsNamedBy(field);
  if (things === undefined) return undefined;
  const isNamed = namesKinds(field) || things.kinds.length < scope.plan.kinds.length;
  if (isNamed) return namedCount(things, scope);
  if (scope.kinds !== undefined) return objectsFor(scope, scope.purposes.count).length;
  return scope.plan.kinds.length === 0 ? undefined : askedFor(scope, scope.purposes.count).length;
}

/** Of a group of kinds ("vehicles") each would add its doubtful one: where some are plain, these are counted. */
function namedCount(things: NamedThings, scope: Scope): number | undefined {
  const { count } = scope.purposes;
  const isGroup = count === 'count' && things.kinds.length > 1;
  const plain = isGroup ? namedObjects(objectsFor(scope, 'caption'), things) : undefined;
  return plain?.length || namedObjects(objectsFor(scope, count), things)?.length;
}

/** "table_number" is a number that stands somewhere, not how many there are. */
const printedNumber = /.(_number|_no|_id|_code)$/;

const ofPurchase = /^(price|unit_price|sku|brand|line_items|items_total)$/;

/** Items and quantities beside prices, or of a receipt, are what was bought, not what is to be seen. */
function isOfDocument({ name }: Field, scope: Scope): boolean {
  if (name === 'quantity') return scope.siblings.some((sibling) => ofPurchase.test(sibling));
  return /(^|_)items?(_|$)/.test(name) && documentsOf(scope).some(({ kind }) => kind !== 'other');
}

function centerOf(schema: SchemaObject, field: Field, { subject, ...scope }: Scope): number | undefined {
  const name = coordinateNamed(field.name);
  if (subject === undefined || name === undefined) return undefined;
  const { scale } = boxConvention(schema, [field.description], scope);
  const center = { xmin: 'xcenter', ymin: 'ycenter' } as const;
  return coordinate(subject, field.name === 'x' || field.name === 'y' ? center[name as 'xmin'] : name, scale);
}

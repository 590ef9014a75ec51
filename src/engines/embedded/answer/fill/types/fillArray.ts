import type { SchemaObject } from '../../../../../schema/jsonSchema.js';
import { schemaList } from '../../../../../schema/jsonSchema.js';
import { allKinds } from '../../../language/kinds/kind.js';
import { countLabels } from '../../objects/countLabels.js';
import { nameObjects } from '../../objects/objectName.js';
import type { SeenObject } from '../../seen.js';
import { boxArray, pointArray } from '../boxes/boxValue.js';
import { fillPolygon } from '../boxes/polygonValue.js';
import { fitsOptions } from '../facts/option.js';
import { type Field, innerField } from '../fields/field.js';
import { hasBox, isNumeric, isType, itemKindOf, itemOf, maxItems, rolesOf } from '../fields/itemKind.js';
import { namesKinds, thingsNamedBy } from '../fields/namedKinds.js';
import { namedObjects } from '../fields/namedObjects.js';
import { roleOf } from '../fields/roles.js';
import type { Filler, FillType } from '../filler.js';
import { aboutObjects, aboutSubject, askedFor, objectsFor, pictureScope, type Scope } from '../scope.js';
import { labelList } from './labelList.js';
import { isLabelled, listsObjects } from './objectNames.js';

/** Fills an array: a box, an outline, or a list of objects, labels, groups or pictures. */
export const fillArray: FillType = (schema, field, scope, filler) => {
  const item = itemOf(schema, filler.resolve);
  if (isNumbers(schema, item, filler)) return fillNumbers(schema, field, scope, filler);
  if (item === undefined) return undefined;
  if (roleOf(field) === 'mask' && scope.subject !== undefined) return fillPolygon(item, field, scope, filler);
  if (scope.subject !== undefined) return [];
  const list = listOf(item, innerField(field, item), scope, filler);
  return list === undefined ? undefined : list.slice(0, maxItems(schema));
};

function isNumbers(schema: SchemaObject, item: SchemaObject | undefined, { resolve }: Filler): boolean {
  const places = schemaList(schema, 'prefixItems').map(resolve);
  const numbers = places.length > 0 ? places : item === undefined ? [] : [item];
  return numbers.length > 0 && numbers.every((one) => isNumeric(one));
}

function fillNumbers(schema: SchemaObject, field: Field, scope: Scope, filler: Filler): unknown {
  const object = scope.subject ?? (scope.group === undefined ? scope.objects[0] : undefined);
  if (object === undefined) return undefined;
  const role = roleOf(field);
  if (role === 'mask') return fillPolygon(undefined, field, { ...scope, subject: object }, filler);
  if (role === 'point') return pointArray(field, scope, object);
  return role === 'box' || (isFour(schema) && listsObjects(field))
    ? boxArray(schema, field, scope, object, filler)
    : undefined;
}

function isFour(schema: SchemaObject): boolean {
  return (
    schemaList(schema, 'prefixItems').length === 4 || (schema['minItems'] === 4 && schema['maxItems'] === 4)
  );
}

/** The values of a list that is not about one object already; undefined where nothing seen belongs in it. */
function listOf(item: SchemaObject, field: Field, scope: Scope, filler: Filler): unknown[] | undefined {
  if (isPictureList(item, field, scope, filler)) return perPicture(item, field, scope, filler);
  const named = aboutObjects(scope, objectsNamed(field, objectsFrom(field, scope)));
  const isList = isType(item, 'array') || schemaList(item, 'prefixItems').length > 0;
  if (isList) return perObject(item, field, inOnePicture(named), filler);
  if (isType(item, 'string')) return labelList(item, field, named);
  return item['properties'] === undefined ? undefined : objectList(item, field, named, filler);
}

function objectList(item: SchemaObject, field: Field, scope: Scope, filler: Filler): unknown[] | undefined {
  const kind = itemKindOf(item, filler.resolve);
  if (kind === 'group') return perGroup(item, field, groupsScope(item, field, scope, filler), filler);
  const isAboutObjects =
    kind === 'object' || namesKinds(field) || (isLabelled(item, filler) && listsObjects(field));
  if (!isAboutObjects) return undefined;
  return perObject(item, field, tellsPicture(item, filler) ? scope : inOnePicture(scope), filler);
}

/**
 * Groups that only tell their number may be of less sure objects than those that list them, if the prompt asks for them: of
 * all 80 kinds some would always be doubtful.
 */
function groupsScope(item: SchemaObject, field: Field, scope: Scope, { resolve }: Filler): Scope {
  const asksForSome = scope.plan.kinds.length < allKinds.length;
  if (!asksForSome || !rolesOf(item, resolve).has('count')) return scope;
  return aboutObjects(scope, objectsNamed(field, askedFor(scope, scope.purposes.count)));
}

/** What the prompt asks for; where nothing here is known of that, a list that names its things has those there are. */
function objectsFrom(field: Field, scope: Scope): readonly SeenObject[] {
  const isUnknown = scope.plan.kinds.length === 0 && scope.kinds === undefined;
  return isUnknown && namesKinds(field) ? objectsFor(scope, 'list') : scope.objects;
}

/** The objects that a list's name allows: "vehicles" holds vehicles only, "socks" nothing. */
function objectsNamed(field: Field, objects: readonly SeenObject[]): readonly SeenObject[] {
  const things = thingsNamedBy(field);
  if (things === undefined) return [];
  return things.kinds.length === allKinds.length ? objects : (namedObjects(objects, things) ?? []);
}

function perObject(item: SchemaObject, field: Field, scope: Scope, filler: Filler): unknown[] {
  const fitting = scope.objects.filter((object) => fitsOptions(item, object, filler.resolve));
  return fitting
    .map((object, index) => filler.fill(item, field, aboutSubject(scope, object, index)))
    .filter((value) => value !== undefined);
}

function perGroup(item: SchemaObject, field: Field, scope: Scope, filler: Filler): unknown[] {
  return countLabels(scope.objects)
    .map(({ label }) => {
      const objects = scope.objects.filter((object) => object.label === label);
      return filler.fill(item, field, { ...aboutObjects(scope, objects), group: label });
    })
    .filter((value) => value !== undefined);
}

function perPicture(item: SchemaObject, field: Field, scope: Scope, filler: Filler): unknown[] {
  const scopes = scope.pictures.map((picture) => pictureScope(scope, [picture]));
  return scopes.map((one) => filler.fill(item, field, one)).filter((value) => value !== undefined);
}

const pictureLists =
  /(^|_)(images?|pictures?|photos?|frames?|pages?|documents|receipts|invoices|bills|business_cards|tickets|forms)$/;

/** A list by picture says so in its name, or in a property of its items that holds no box. */
function isPictureList(item: SchemaObject, field: Field, scope: Scope, filler: Filler): boolean {
  if (item['properties'] === undefined || hasBox(item, filler.resolve)) return false;
  if (pictureLists.test(field.name)) return true;
  return scope.pictures.length > 1 && tellsPicture(item, filler);
}

function tellsPicture(item: SchemaObject, { resolve }: Filler): boolean {
  return rolesOf(item, resolve).has('picture');
}

/** Boxes without a word on their picture are all of the last one, and their labels say so. */
function inOnePicture(scope: Scope): Scope {
  const last = scope.pictures.at(-1);
  const objects = scope.objects.filter(({ picture }) => picture === last);
  return { ...scope, objects, names: nameObjects(objects, scope.plan, scope.pictures.length > 1) };
}

import {
  isObject,
  type JsonSchema,
  type SchemaObject,
  schemaEntries,
  schemaList,
} from '../../../schema/jsonSchema.js';
import { createResolver, type Resolver } from '../../../schema/resolver.js';
import type { ObjectMask } from '../../capabilities.js';
import { type Field, innerField, rootField } from '../../embedded/answer/fill/fields/field.js';
import { type PlaceContext, pictureKey, pictureSaid, type Thing } from '../context.js';
import { chooseBranch } from './chooseBranch.js';
import { multiplyOut } from './multiplyOut.js';
import { type ObjectPlaces, objectPlaces, type Property } from './objectPlaces.js';
import { placeKindOf, withoutNull } from './placeKind.js';
import { keyIn, type Misplaced, PlaceReader, type Spot } from './readPlace.js';
import { PlaceWriter } from './writePlace.js';

/** An answer in the caller's terms. */
export interface Restored {
  readonly value: unknown;
  /** What masks are to be made of, in the order in which they are written. */
  readonly masked: readonly Thing[];
  readonly misplaced: readonly Misplaced[];
}

/**
 * Turns what a model answered to `askedSchema` back into what the caller's schema wants: boxes and points in the
 * caller's names, order and scale, masks where they belong, properties in the schema's order.
 * @param masks one for each of `masked` of a first run, in that order; boxes stand for those that are missing. In the
 *   first run there are none, and null stands for each
 */
export function restoreValue(
  value: unknown,
  root: JsonSchema,
  context: PlaceContext,
  masks?: readonly (ObjectMask | undefined)[],
): Restored {
  const restoring = new Restoring(root, context, masks);
  const restored = restoring.value(value, root, rootField, { pointer: '', picture: context.picture });
  return { value: restored, masked: restoring.masked, misplaced: restoring.misplaced };
}

class Restoring {
  readonly #context: PlaceContext;
  readonly #resolve: Resolver;
  readonly #read: PlaceReader;
  readonly #write: PlaceWriter;
  readonly #masks: readonly (ObjectMask | undefined)[] | undefined;
  readonly #bare = new Map<JsonSchema, SchemaObject>();
  readonly #places = new Map<SchemaObject, ObjectPlaces>();
  readonly masked: Thing[] = [];

  constructor(root: JsonSchema, context: PlaceContext, masks?: readonly (ObjectMask | undefined)[]) {
    this.#context = context;
    this.#resolve = createResolver(root);
    this.#read = new PlaceReader(context);
    this.#write = new PlaceWriter(context, this.#resolve);
    this.#masks = masks;
  }

  get misplaced(): readonly Misplaced[] {
    return this.#read.misplaced;
  }

  value(value: unknown, schema: JsonSchema, around: Field, spot: Spot): unknown {
    const bare = this.#bareOf(schema);
    const field = innerField(around, bare);
    if (value === null) return null;
    const kind = placeKindOf(bare, field, this.#resolve);
    if (kind !== undefined) return this.#place(kind, value, bare, field, spot);
    const branches = [...schemaList(bare, 'anyOf'), ...schemaList(bare, 'oneOf')];
    if (branches.length > 0 && bare['properties'] === undefined)
      return this.value(value, this.#branchOf(value, branches, field), field, spot);
    if (Array.isArray(value)) return this.#items(value, bare, field, spot);
    return isObject(value) ? this.#object(value, bare, field, spot) : value;
  }

  /** The same object for the same schema, so that what is worked out for it is found again. */
  #bareOf(schema: JsonSchema): SchemaObject {
    const known = this.#bare.get(schema);
    if (known !== undefined) return known;
    const bare = multiplyOut(withoutNull(this.#resolve(schema), this.#resolve), this.#resolve);
    this.#bare.set(schema, bare);
    return bare;
  }

  #branchOf(value: unknown, branches: readonly JsonSchema[], field: Field): JsonSchema {
    return chooseBranch(value, branches, {
      bareOf: (schema) => this.#bareOf(schema),
      placesOf: (schema) => this.#placesOf(schema, field),
      context: this.#context,
    })!;
  }

  #items(items: readonly unknown[], schema: SchemaObject, field: Field, spot: Spot): unknown[] {
    const places = schemaList(schema, 'prefixItems');
    const rest = (schema['items'] ?? true) as JsonSchema;
    return items.map((item, at) => this.value(item, places[at] ?? rest, field, inside(spot, at)));
  }

  #place(kind: 'box' | 'point', value: unknown, schema: SchemaObject, field: Field, spot: Spot): unknown {
    const { picture } = spot;
    if (kind === 'box') {
      const box = this.#read.box(value, schema, spot);
      return box === undefined ? value : this.#write.box({ box, picture }, { schema, field });
    }
    const point = this.#read.point(value, spot);
    return point === undefined ? value : this.#write.point(point, picture, { schema, field });
  }

  #object(source: Record<string, unknown>, schema: SchemaObject, field: Field, around: Spot): object {
    const rest = (schema['additionalProperties'] ?? true) as JsonSchema;
    if (schemaEntries(schema, 'properties').length === 0) return this.#map(source, rest, field, around);
    const places = this.#placesOf(schema, field);
    const asksPicture = this.#context.asksPicture && places.isPlaced;
    const picture = asksPicture ? pictureSaid(source[pictureKey], this.#context) : around.picture;
    const spot = { ...around, picture };
    const thing = this.#read.thing(source, places, spot);
    const isNothing = thing === undefined && this.#read.saysNothing(source, places);
    const required = new Set((schema['required'] ?? []) as readonly string[]);
    const entries: [string, unknown][] = [];
    for (const property of places.properties) {
      const value =
        isNothing && isOfThing(property)
          ? valueOfNothing(property, required.has(property.name))
          : this.#property(property, source, thing, spot);
      if (value !== undefined) entries.push([property.name, value]);
    }
    const isOther = ([name]: [string, unknown]) =>
      !places.names.has(name) && !(asksPicture && name === pictureKey);
    const others = Object.fromEntries(Object.entries(source).filter(isOther));
    return { ...Object.fromEntries(entries), ...this.#map(others, rest, field, spot) };
  }

  #placesOf(schema: SchemaObject, field: Field): ObjectPlaces {
    const known =
      this.#places.get(schema) ??
      objectPlaces(schema, field, { resolve: this.#resolve, native: this.#context.native });
    this.#places.set(schema, known);
    return known;
  }

  #property(
    property: Property,
    source: Record<string, unknown>,
    thing: Thing | undefined,
    spot: Spot,
  ): unknown {
    const { kind, schema, field } = property;
    if (kind === 'coordinate')
      return thing && this.#write.coordinate(thing, property.coordinate!, { schema, field });
    if (kind === 'polygon' || kind === 'picture') return thing && this.#mask(kind, thing, schema, field);
    const key = keyIn(source, property);
    const value = Object.hasOwn(source, key) ? source[key] : undefined;
    if (value === undefined || value === null) return value;
    const here = inside(spot, key);
    return kind === 'other'
      ? this.value(value, schema, field, here)
      : this.#place(kind, value, schema, field, here);
  }

  #mask(kind: 'polygon' | 'picture', thing: Thing, schema: SchemaObject, field: Field): unknown {
    const mask = this.#masks?.[this.masked.length];
    this.masked.push(thing);
    if (this.#masks === undefined) return null;
    return kind === 'picture'
      ? this.#write.picture(thing, mask)
      : this.#write.polygon(thing, mask, { schema, field });
  }

  /** An object of free names. */
  #map(source: Record<string, unknown>, rest: JsonSchema, field: Field, spot: Spot): object {
    return Object.fromEntries(
      Object.entries(source).map(([name, value]) => [
        name,
        this.value(value, rest, field, inside(spot, name)),
      ]),
    );
  }
}

/** Whether a property is made of the thing's box, and not told by the model. */
function isOfThing({ kind }: Property): boolean {
  return kind === 'coordinate' || kind === 'polygon' || kind === 'picture';
}

/** What is written of a thing that is not there: null, or else, where something must be, an empty mask. */
function valueOfNothing({ kind, isNullable }: Property, isRequired: boolean): unknown {
  if (isNullable) return null;
  if (!isRequired || kind === 'coordinate') return undefined;
  return kind === 'polygon' ? [] : '';
}

function inside({ pointer, picture }: Spot, step: string | number): Spot {
  return { pointer: `${pointer}/${step}`, picture };
}

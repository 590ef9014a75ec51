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
import { readBox, readPoint } from '../places/nativeBox.js';
import { cornersWords, pointWords } from '../text/describeBoxes.js';
import { chooseBranch } from './chooseBranch.js';
import { type ObjectPlaces, objectPlaces, type Property } from './objectPlaces.js';
import { placeKindOf, withoutNull } from './placeKind.js';
import { PlaceWriter } from './writePlace.js';

/** Something in an answer that should be a place and cannot be read as one. */
export interface Misplaced {
  /** JSON Pointer into the model's answer. */
  readonly pointer: string;
  readonly message: string;
}

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
  return {
    value: restoring.value(value, root, rootField, ''),
    masked: restoring.masked,
    misplaced: restoring.misplaced,
  };
}

class Restoring {
  readonly #context: PlaceContext;
  readonly #resolve: Resolver;
  readonly #write: PlaceWriter;
  readonly #masks: readonly (ObjectMask | undefined)[] | undefined;
  readonly #places = new Map<SchemaObject, ObjectPlaces>();
  readonly masked: Thing[] = [];
  readonly misplaced: Misplaced[] = [];

  constructor(root: JsonSchema, context: PlaceContext, masks?: readonly (ObjectMask | undefined)[]) {
    this.#context = context;
    this.#resolve = createResolver(root);
    this.#write = new PlaceWriter(context, this.#resolve);
    this.#masks = masks;
  }

  value(
    value: unknown,
    schema: JsonSchema,
    around: Field,
    pointer: string,
    picture = this.#context.picture,
  ): unknown {
    const bare = withoutNull(this.#resolve(schema), this.#resolve);
    const field = innerField(around, bare);
    if (value === null) return null;
    const kind = placeKindOf(bare, field, this.#resolve);
    if (kind !== undefined) return this.#place(kind, value, bare, field, pointer, picture);
    const branches = [...schemaList(bare, 'anyOf'), ...schemaList(bare, 'oneOf')];
    const branch = chooseBranch(value, branches, this.#resolve);
    if (branch !== undefined && bare['properties'] === undefined)
      return this.value(value, branch, field, pointer, picture);
    if (Array.isArray(value)) return this.#items(value, bare, field, pointer, picture);
    return isObject(value) ? this.#object(value, bare, field, pointer, picture) : value;
  }

  #items(
    items: readonly unknown[],
    schema: SchemaObject,
    field: Field,
    pointer: string,
    picture: number,
  ): unknown[] {
    const places = schemaList(schema, 'prefixItems');
    const rest = (schema['items'] ?? true) as JsonSchema;
    return items.map((item, at) => this.value(item, places[at] ?? rest, field, `${pointer}/${at}`, picture));
  }

  #place(
    kind: 'box' | 'point',
    value: unknown,
    schema: SchemaObject,
    field: Field,
    pointer: string,
    picture: number,
  ) {
    const { native, frames } = this.#context;
    const frame = frames[picture]!;
    if (kind === 'box') {
      const box = readBox(value, native, frame);
      if (box !== undefined) return this.#write.box({ box, picture }, { schema, field });
    } else {
      const point = readPoint(value, native, frame);
      if (point !== undefined) return this.#write.point(point, picture, { schema, field });
    }
    this.misplaced.push({
      pointer,
      message: `must be ${kind === 'box' ? cornersWords(native) : pointWords(native)}`,
    });
    return value;
  }

  #object(
    source: Record<string, unknown>,
    schema: SchemaObject,
    field: Field,
    pointer: string,
    around: number,
  ): object {
    if (schemaEntries(schema, 'properties').length === 0)
      return this.#map(source, schema, field, pointer, around);
    const places = this.#placesOf(schema, field);
    const asksPicture = this.#context.asksPicture && places.boxKey !== undefined;
    const picture = asksPicture ? pictureSaid(source[pictureKey], this.#context) : around;
    const thing = this.#thing(source, places, picture, pointer);
    const entries: [string, unknown][] = [];
    for (const property of places.properties) {
      const value = this.#property(property, source, thing, pointer, picture);
      if (value !== undefined) entries.push([property.name, value]);
    }
    const known = new Set([
      ...places.properties.map(({ asked }) => asked),
      places.boxKey,
      ...(asksPicture ? [pictureKey] : []),
    ]);
    const others = Object.entries(source).filter(([name]) => !known.has(name));
    return Object.fromEntries([...entries, ...others]);
  }

  #placesOf(schema: SchemaObject, field: Field): ObjectPlaces {
    const known =
      this.#places.get(schema) ??
      objectPlaces(schema, field, { resolve: this.#resolve, native: this.#context.native });
    this.#places.set(schema, known);
    return known;
  }

  /** The thing that an object is about, where it has a box that its masks or coordinates are made from. */
  #thing(
    source: Record<string, unknown>,
    places: ObjectPlaces,
    picture: number,
    pointer: string,
  ): Thing | undefined {
    const { boxKey, properties } = places;
    if (boxKey === undefined) return undefined;
    const { native, frames } = this.#context;
    const box = readBox(source[boxKey], native, frames[picture]!);
    // Boxes of the caller's are told of where they are written.
    const isOwn = properties.some(({ kind, asked }) => kind === 'box' && asked === boxKey);
    const isAbsent = source[boxKey] === undefined || source[boxKey] === null;
    if (box === undefined && !isOwn && !isAbsent)
      this.misplaced.push({ pointer: `${pointer}/${boxKey}`, message: `must be ${cornersWords(native)}` });
    return box && { box, picture };
  }

  #property(
    { kind, name, asked, schema, field, coordinate }: Property,
    source: Record<string, unknown>,
    thing: Thing | undefined,
    pointer: string,
    picture: number,
  ): unknown {
    if (kind === 'coordinate') return thing && this.#write.coordinate(thing, coordinate!, { schema, field });
    if (kind === 'polygon' || kind === 'picture') return thing && this.#mask(kind, thing, schema, field);
    const value = Object.hasOwn(source, asked!) ? source[asked!] : undefined;
    if (value === undefined || value === null) return value;
    const at = `${pointer}/${asked ?? name}`;
    if (kind === 'other') return this.value(value, schema, field, at, picture);
    return this.#place(kind, value, schema, field, at, picture);
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
  #map(
    source: Record<string, unknown>,
    schema: SchemaObject,
    field: Field,
    pointer: string,
    picture: number,
  ): object {
    const rest = (schema['additionalProperties'] ?? true) as JsonSchema;
    return Object.fromEntries(
      Object.entries(source).map(([name, value]) => [
        name,
        this.value(value, rest, field, `${pointer}/${name}`, picture),
      ]),
    );
  }
}

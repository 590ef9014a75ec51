import { type SchemaObject, schemaEntries } from '../../../schema/jsonSchema.js';
import type { Resolver } from '../../../schema/resolver.js';
import type { Coordinate } from '../../embedded/answer/fill/boxes/coordinateNames.js';
import { type Field, propertyField } from '../../embedded/answer/fill/fields/field.js';
import { boxCoordinates, isNumeric } from '../../embedded/answer/fill/fields/itemKind.js';
import type { NativeBoxes } from '../family.js';
import { allowsNull, maskKindOf, placeKindOf, withoutNull } from './placeKind.js';

/** A property of the caller's, and what it is to the model. */
export interface Property {
  readonly name: string;
  readonly field: Field;
  /** References followed, null left aside. */
  readonly schema: SchemaObject;
  /** Null was among what it may be. */
  readonly isNullable: boolean;
  /** `coordinate`: one of several properties that make up a box together. */
  readonly kind: 'box' | 'point' | 'coordinate' | 'polygon' | 'picture' | 'other';
  /** What it is called where the model is asked; undefined for what it is not asked. */
  readonly asked: string | undefined;
  readonly coordinate?: Coordinate | undefined;
}

/** The properties of an object, with the places among them. */
export interface ObjectPlaces {
  readonly properties: readonly Property[];
  /** The property in which the model tells the box of the thing that the object is about. */
  readonly boxKey: string | undefined;
  /** The object has a place, of which may be told which picture it is in. */
  readonly isPlaced: boolean;
  /** That property is there for the masks only: the caller has none for a box. */
  readonly isBoxAdded: boolean;
  /** What is made of that property, where the caller has none like it, may all be null: then the box may be as well. */
  readonly isBoxNullable: boolean;
  /** All names that stand for them in an answer, the caller's and the model's. */
  readonly names: ReadonlySet<string>;
}

/**
 * Reads off an object's properties which of them are places. A box gets the family's own name unless another property
 * has that, or there are several boxes; masks are not asked, but their box is.
 */
export function objectPlaces(
  schema: SchemaObject,
  around: Field,
  { resolve, native }: { resolve: Resolver; native: NativeBoxes },
): ObjectPlaces {
  const coordinates = coordinatesIn(schema, resolve);
  const bare = schemaEntries(schema, 'properties').map(([name, property]) => {
    const whole = resolve(property);
    const resolved = withoutNull(whole, resolve);
    const isNullable = allowsNull(whole, resolve);
    return { name, schema: resolved, isNullable, field: propertyField(name, resolved, around) };
  });
  const places = bare.map((one) => placeKindOf(one.schema, one.field, resolve));
  const hasBox = coordinates.size > 0 || places.includes('box');
  const kinds = bare.map((one, at): Property['kind'] => {
    if (coordinates.has(one.name)) return 'coordinate';
    return places[at] ?? maskKindOf(one.schema, one.field, { resolve, hasBox }) ?? 'other';
  });
  const names = new Names(bare.filter((_, at) => kinds[at] === 'other').map(({ name }) => name));
  const boxes = kinds.filter((kind) => kind === 'box').length + Math.min(coordinates.size, 1);
  const needsBox = !hasBox && kinds.some(isMask);
  const boxName = boxes + Number(needsBox) === 1 ? names.free(native.key) : undefined;
  const flatName = coordinates.size > 0 ? (boxName ?? names.free(native.key)) : undefined;
  const pointName =
    kinds.filter((kind) => kind === 'point').length === 1 ? names.free(native.pointKey) : undefined;
  const properties = bare.map((one, at): Property => {
    const kind = kinds[at]!;
    return { ...one, kind, asked: askedName(kind, one.name), coordinate: coordinates.get(one.name) };
  });
  const first = properties.find(({ kind }) => kind === 'box' || kind === 'coordinate');
  const boxKey = first?.asked ?? (needsBox ? boxName : undefined);
  const all = [boxKey, ...properties.flatMap(({ name, asked }) => [name, asked])];
  const taken = new Set(all.filter((name) => name !== undefined));
  const made = properties.filter(({ kind }) => kind === 'coordinate' || (needsBox && isMask(kind)));
  const isBoxNullable = made.every(({ isNullable }) => isNullable);
  const isPlaced = boxKey !== undefined || kinds.includes('point');
  return { properties, boxKey, isPlaced, isBoxAdded: needsBox, isBoxNullable, names: taken };

  function askedName(kind: Property['kind'], name: string): string | undefined {
    if (isMask(kind)) return undefined;
    if (kind === 'coordinate') return flatName;
    if (kind === 'point') return pointName ?? name;
    return kind === 'box' ? (boxName ?? name) : name;
  }
}

function isMask(kind: Property['kind']): boolean {
  return kind === 'polygon' || kind === 'picture';
}

function coordinatesIn(schema: SchemaObject, resolve: Resolver): ReadonlyMap<string, Coordinate> {
  const found = boxCoordinates(schema);
  const properties = new Map(schemaEntries(schema, 'properties'));
  const areNumbers = [...found.keys()].every((name) =>
    isNumeric(withoutNull(resolve(properties.get(name)!), resolve)),
  );
  return areNumbers ? found : new Map();
}

/** Names that are taken. */
class Names {
  readonly #taken: Set<string>;

  constructor(taken: readonly string[]) {
    this.#taken = new Set(taken);
  }

  /** The name, or the first with a number behind it that is free. */
  free(name: string): string {
    let free = name;
    for (let number = 2; this.#taken.has(free); number++) free = `${name}_${number}`;
    this.#taken.add(free);
    return free;
  }
}

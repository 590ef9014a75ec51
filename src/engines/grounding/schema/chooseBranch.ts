import { isObject, type JsonSchema, type SchemaObject, typesOf } from '../../../schema/jsonSchema.js';
import { type PlaceContext, pictureKey } from '../context.js';
import type { ObjectPlaces, Property } from './objectPlaces.js';
import { keyIn } from './readPlace.js';

/** What is worked out of schemas to compare an answer with them. */
export interface Branches {
  /** The schema that really applies: references followed, null left aside. */
  bareOf(schema: JsonSchema): SchemaObject;
  placesOf(schema: SchemaObject): ObjectPlaces;
  readonly context: Pick<PlaceContext, 'native' | 'asksPicture'>;
}

/** What a branch loses that the answer contradicts, and one that it cannot be an answer to as it stands. */
const contradicted = -1e6;
const unfit = -1e4;

/** The branch of `anyOf` or `oneOf` that a model's answer follows, by its types, constants and names; else the first. */
export function chooseBranch(
  value: unknown,
  branches: readonly JsonSchema[],
  known: Branches,
): JsonSchema | undefined {
  if (branches.length <= 1) return branches[0];
  const scores = branches.map((branch) => likeness(value, known.bareOf(branch), known));
  return branches[scores.indexOf(Math.max(...scores))];
}

/** How well a value follows a schema, at a glance. */
function likeness(value: unknown, schema: SchemaObject, known: Branches): number {
  if (!fitsType(value, schema) || contradicts(value, schema)) return contradicted;
  if (Array.isArray(value)) return itemLikeness(value, schema, known);
  if (!isObject(value) || !isObject(schema['properties'])) return 0;
  const places = known.placesOf(schema);
  const isOther = places.properties.some((property) => contradictsAt(value, property));
  return isOther ? contradicted : nameLikeness(value, schema, places, known);
}

/** How many of the names that were asked for are there, less those that are missing and those that nobody asked for. */
function nameLikeness(
  value: Record<string, unknown>,
  schema: SchemaObject,
  places: ObjectPlaces,
  { context }: Branches,
): number {
  const asked = askedNames(places, context);
  const said = [...asked].filter((name) => isSaid(value, name, places));
  const rest = schema['additionalProperties'] ?? true;
  const unknown = Object.keys(value).filter((name) => !places.names.has(name) && !asked.has(name));
  const isClosed = rest === false && unknown.length > 0;
  const isUnfit = isClosed || lacksRequired(value, schema, places) || unknown.some(isNative);
  const strange = isObject(rest) ? 0 : unknown.length;
  return 2 * said.length - asked.size - strange + (isUnfit ? unfit : 0);

  // In a branch without places, the model's own would be passed on as they are.
  function isNative(name: string): boolean {
    return [context.native.key, context.native.pointKey, pictureKey].includes(name);
  }
}

/** All names in which a model is asked for an object, also that of a box for the masks. */
function askedNames(places: ObjectPlaces, { asksPicture }: Branches['context']): ReadonlySet<string> {
  const names = [...places.properties.map(({ asked }) => asked), places.boxKey];
  return new Set(
    [...names, asksPicture && places.isPlaced ? pictureKey : undefined].filter((name) => name !== undefined),
  );
}

/** Whether a name is there, or one of the caller's that stands for it. */
function isSaid(value: object, name: string, { properties }: ObjectPlaces): boolean {
  if (Object.hasOwn(value, name)) return true;
  return properties.some((property) => property.asked === name && Object.hasOwn(value, property.name));
}

function lacksRequired(value: object, { required }: SchemaObject, places: ObjectPlaces): boolean {
  const asked = new Map(places.properties.map((one) => [one.name, one.asked ?? places.boxKey ?? one.name]));
  return ((required ?? []) as readonly string[]).some(
    (name) => !isSaid(value, asked.get(name) ?? name, places),
  );
}

function contradictsAt(value: Record<string, unknown>, property: Property): boolean {
  const key = keyIn(value, property);
  // The schema of a property is without null, which may be allowed.
  return Object.hasOwn(value, key) && value[key] !== null && contradicts(value[key], property.schema);
}

function itemLikeness([first]: readonly unknown[], schema: SchemaObject, known: Branches): number {
  const { items } = schema;
  if (first === undefined || items === undefined || Array.isArray(first)) return 0;
  return likeness(first, known.bareOf(items as JsonSchema), known);
}

function contradicts(value: unknown, schema: SchemaObject): boolean {
  if (schema['const'] !== undefined && schema['const'] !== value) return true;
  return Array.isArray(schema['enum']) && !schema['enum'].includes(value);
}

function fitsType(value: unknown, schema: SchemaObject): boolean {
  const types = typesOf(schema);
  if (types === undefined) return true;
  if (value === null) return types.includes('null');
  if (Array.isArray(value)) return types.includes('array');
  if (typeof value === 'number') return types.includes('number') || types.includes('integer');
  return (types as readonly string[]).includes(typeof value);
}

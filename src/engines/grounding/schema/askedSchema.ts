import { invalidRequest } from '../../../errors.js';
import { type JsonSchema, type SchemaObject, schemaEntries } from '../../../schema/jsonSchema.js';
import { resolveReference } from '../../../schema/reference.js';
import { createResolver, type Resolver } from '../../../schema/resolver.js';
import { type Field, innerField, rootField } from '../../embedded/answer/fill/fields/field.js';
import type { PlaceContext } from '../context.js';
import { Definitions } from './definitions.js';
import { multiplyOut } from './multiplyOut.js';
import { nativeSchema, pictureSchema } from './nativeSchema.js';
import { type ObjectPlaces, objectPlaces, type Property } from './objectPlaces.js';
import { allowsNull, placeKindOf, withoutNull } from './placeKind.js';
import { numberAlone, numbersIn, type PlaceNumber, scaleOf } from './placeNumbers.js';

/** What the model is asked in the place of a caller's schema. */
export interface AskedSchema {
  readonly schema: JsonSchema;
  /** Places that the model gives, and masks that are made from them, are in the caller's schema. */
  readonly hasPlaces: boolean;
  readonly hasMasks: boolean;
  /** The caller wants some of them in pixels. */
  readonly hasPixels: boolean;
  /** What places are called by the caller, and what where the model is asked. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * A caller's schema, as `checkSchema` returned it, with all its boxes and points as the model's family writes them and
 * without its masks. What references point to is kept under `$defs`.
 * @param path how messages name the schema
 * @throws DrishtiError `invalid_request` where its alternatives multiply to more than 2,000 parts
 */
export function askedSchema(root: JsonSchema, context: PlaceContext, path: string): AskedSchema {
  const rewriting = new Rewriting(root, context, path);
  const schema = rewriting.whole();
  const { hasPlaces, hasMasks, hasPixels, names } = rewriting;
  return { schema: hasPlaces || hasMasks ? schema : root, hasPlaces, hasMasks, hasPixels, names };
}

/** Alternatives beside properties are multiplied out, so that a schema of a few lines may come to very many. */
const mostParts = 2000;

class Rewriting {
  readonly #root: JsonSchema;
  readonly #context: PlaceContext;
  readonly #resolve: Resolver;
  readonly #definitions = new Definitions();
  readonly #path: string;
  #parts = 0;
  /** How many places were met, also in what was rewritten before and is referred to again. */
  #places = 0;
  /** Names under `$defs` in which there are any. */
  readonly #placed = new Set<string>();
  hasPlaces = false;
  hasMasks = false;
  hasPixels = false;
  readonly names = new Map<string, string>();

  constructor(root: JsonSchema, context: PlaceContext, path: string) {
    this.#root = root;
    this.#context = context;
    this.#path = path;
    this.#resolve = createResolver(root);
  }

  whole(): JsonSchema {
    return this.#definitions.addTo(this.#visit(this.#root, rootField));
  }

  #visit(schema: JsonSchema, field: Field): JsonSchema {
    if (typeof schema === 'boolean') return schema;
    const resolved = this.#resolve(schema);
    const bare = withoutNull(resolved, this.#resolve);
    const kind = placeKindOf(bare, field, this.#resolve);
    if (kind !== undefined) return this.#place(kind, bare, resolved, field);
    const { $ref, allOf, ...own } = schema;
    if ($ref === undefined && allOf === undefined) return this.#copy(schema, field);
    const isPlain =
      allOf === undefined && Object.keys(own).every((name) => name === 'description' || name === 'title');
    const target = isPlain
      ? this.#resolve(resolveReference(this.#root, String($ref)) as JsonSchema)
      : resolved;
    const before = this.#places;
    const name = this.#definitions.define(target, field.name, String($ref ?? 'part'), () =>
      this.#copy(target, field),
    );
    if (this.#places > before) this.#placed.add(name);
    else if (this.#placed.has(name)) this.#places++;
    return { ...(isPlain ? own : {}), $ref: `#/$defs/${name}` };
  }

  #count(parts: number): void {
    this.#parts += parts;
    if (this.#parts <= mostParts) return;
    const found = 'has too many alternatives to be asked of a model';
    throw invalidRequest(this.#path, `${found}: give at most ${mostParts} parts, multiplied out`);
  }

  #place(kind: 'box' | 'point', bare: SchemaObject, resolved: SchemaObject, field: Field): SchemaObject {
    this.#found(...numbersIn(bare, field, this.#resolve).values());
    const native = nativeSchema(kind, bare, field, this.#context, this.#resolve);
    return allowsNull(resolved, this.#resolve) ? orNull(native) : native;
  }

  #found(...numbers: readonly PlaceNumber[]): void {
    this.hasPlaces = true;
    this.#places++;
    if (numbers.some((number) => scaleOf(number, this.#context) === 'pixels')) this.hasPixels = true;
  }

  #copy(schema: SchemaObject, field: Field): SchemaObject {
    const { $defs, definitions, ...own } = multiplyOut(schema, this.#resolve);
    const object = own['properties'] === undefined ? undefined : this.#object(own, field);
    const entries = Object.entries(own).map(([keyword, value]) => {
      if (keyword === 'oneOf') return this.#oneOf(value, field, own['anyOf'] === undefined);
      return [keyword, object?.[keyword] ?? this.#inner(keyword, value, field)];
    });
    return Object.fromEntries(entries) as SchemaObject;
  }

  /**
   * Branches of `oneOf` that differed in their places only are alike once those are the family's, so that no value would
   * be in one alone. The caller's own schema is what the answer is checked against.
   */
  #oneOf(value: unknown, field: Field, mayBeAny: boolean): [string, unknown] {
    const before = this.#places;
    const branches = this.#inner('oneOf', value, field) as readonly JsonSchema[];
    if (this.#places === before) return ['oneOf', branches];
    const different = new Map(branches.map((branch) => [JSON.stringify(branch), branch]));
    return [mayBeAny ? 'anyOf' : 'oneOf', [...different.values()]];
  }

  #inner(keyword: string, value: unknown, field: Field): unknown {
    const visit = (inner: unknown) => {
      this.#count(1);
      return this.#visit(inner as JsonSchema, this.#fieldIn(inner as JsonSchema, field));
    };
    if (keyword === 'items' || keyword === 'additionalProperties' || keyword === 'not') return visit(value);
    if (keyword === 'prefixItems' || keyword === 'anyOf' || keyword === 'oneOf')
      return (value as unknown[]).map(visit);
    return value;
  }

  #fieldIn(schema: JsonSchema, field: Field): Field {
    return typeof schema === 'boolean'
      ? field
      : innerField(field, withoutNull(this.#resolve(schema), this.#resolve));
  }

  /** The keywords of an object that name its properties. */
  #object(schema: SchemaObject, around: Field): Record<string, unknown> {
    this.#count(schemaEntries(schema, 'properties').length);
    const places = objectPlaces(schema, around, { resolve: this.#resolve, native: this.#context.native });
    const sources = schema['properties'] as Record<string, JsonSchema>;
    const asked = new Map<string, JsonSchema>();
    const asksPicture = this.#context.asksPicture && places.isPlaced;
    if (asksPicture) asked.set(...(pictureSchema(this.#context) as [string, JsonSchema]));
    for (const property of places.properties) this.#ask(property, sources[property.name]!, places, asked);
    const required = this.#required(schema, places, asksPicture);
    return {
      properties: Object.fromEntries(asked),
      ...(schema['required'] !== undefined && { required }),
    };
  }

  #ask(property: Property, source: JsonSchema, places: ObjectPlaces, asked: Map<string, JsonSchema>): void {
    const { kind, name, field, schema } = property;
    const key = property.asked ?? places.boxKey;
    if (kind === 'polygon' || kind === 'picture') this.hasMasks = true;
    // Coordinates in a prompt are put in order, not renamed: four of them would all be called a box.
    else if (kind === 'box' || kind === 'point') this.names.set(name, property.asked!);
    if (key === undefined || asked.has(key)) return;
    if (kind === 'other') asked.set(key, this.#visit(source, field));
    else if (kind === 'box' || kind === 'point')
      asked.set(key, this.#place(kind, schema, this.#resolve(source), field));
    else {
      this.#found(numberAlone(schema, field));
      if (kind === 'coordinate' || places.isBoxAdded) asked.set(key, this.#ownBox(key, places));
    }
  }

  /** The box that masks are cut out of, or coordinates taken from. */
  #ownBox(key: string, { isBoxNullable }: ObjectPlaces): SchemaObject {
    const field: Field = { name: key, description: '' };
    const native = nativeSchema('box', {}, field, this.#context, this.#resolve);
    return isBoxNullable ? orNull(native) : native;
  }

  #required(schema: SchemaObject, { properties, boxKey }: ObjectPlaces, asksPicture: boolean): string[] {
    const names = (schema['required'] ?? []) as readonly string[];
    const askedOf = new Map(properties.map(({ name, asked }) => [name, asked ?? boxKey]));
    const asked = names.map((name) => (askedOf.has(name) ? askedOf.get(name) : name));
    const all = [...(asksPicture ? [pictureSchema(this.#context)[0]] : []), ...asked];
    return [...new Set(all.filter((name) => name !== undefined))];
  }
}

function orNull(native: SchemaObject): SchemaObject {
  return { ...native, type: [native['type'], 'null'] };
}

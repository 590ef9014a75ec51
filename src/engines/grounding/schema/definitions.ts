import type { JsonSchema, SchemaObject } from '../../../schema/jsonSchema.js';

/** What references of a rewritten schema point to, under `$defs`. */
export class Definitions {
  /** The names of what is referred to, by where it stands and what it describes. */
  readonly #names = new Map<SchemaObject, Map<string, string>>();
  readonly #schemas = new Map<string, JsonSchema>();
  /** The last number behind a name, so that the next is found at once. */
  readonly #numbers = new Map<string, number>();

  /**
   * The name of a schema under `$defs`. It is rewritten once for each name of what it describes, since names tell what is a
   * box; the name is there before that, since schemas refer to themselves.
   * @param described name of the property that the schema is for
   * @param reference what pointed to it, after which it is called
   */
  define(target: SchemaObject, described: string, reference: string, rewritten: () => JsonSchema): string {
    const known = this.#names.get(target) ?? new Map<string, string>();
    this.#names.set(target, known);
    const before = known.get(described);
    if (before !== undefined) return before;
    const name = this.#freeName(reference);
    known.set(described, name);
    this.#schemas.set(name, true);
    this.#schemas.set(name, rewritten());
    return name;
  }

  /** The schema with all of them, if there are any. */
  addTo(schema: JsonSchema): JsonSchema {
    if (this.#schemas.size === 0 || typeof schema === 'boolean') return schema;
    return { ...schema, $defs: Object.fromEntries(this.#schemas) };
  }

  #freeName(reference: string): string {
    const last = reference.split('/').at(-1)!;
    const plain = /^\w{1,40}$/.test(last) ? last : 'part';
    let number = this.#numbers.get(plain) ?? 1;
    let name = number === 1 ? plain : `${plain}${number}`;
    while (this.#schemas.has(name)) name = `${plain}${++number}`;
    this.#numbers.set(plain, number);
    return name;
  }
}

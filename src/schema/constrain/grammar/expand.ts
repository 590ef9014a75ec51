import { invalidRequest } from '../../../errors.js';
import { type JsonSchema, type SchemaObject, schemaList } from '../../jsonSchema.js';
import { resolveReference } from '../../reference.js';

/** Schemas without references and combinators that hold together. */
export type Conjunction = readonly SchemaObject[];

/** Branches of a `oneOf`, of which exactly one may hold, and what holds besides. */
export interface Exclusive {
  readonly schema: SchemaObject;
  readonly branches: readonly JsonSchema[];
  readonly besides: Conjunction;
}

export interface Expansion {
  /** What satisfies one of these, and nothing else, satisfies the schemas, if the exclusives hold. */
  readonly alternatives: readonly Conjunction[];
  readonly exclusives: readonly Exclusive[];
}

/** Alternatives of one value more than this are no schema that somebody wrote. */
const mostSteps = 5000;

/** What holds so far on the way to one alternative. */
interface Course {
  readonly todo: readonly JsonSchema[];
  /** Schemas that were looked at, with what is left of each without its combinators. */
  readonly done: ReadonlyMap<SchemaObject, SchemaObject>;
  readonly choices: readonly Choice[];
}

interface Choice {
  readonly schema: SchemaObject;
  readonly keyword: 'anyOf' | 'oneOf';
}

/** Works out all ways to satisfy some schemas of a document at once. */
export class Expander {
  readonly #root: JsonSchema;
  readonly #path: string;
  readonly #flat = new Map<SchemaObject, SchemaObject>();
  readonly #sources = new Map<SchemaObject, SchemaObject>();

  /** @param path how messages name the document's root */
  constructor(root: JsonSchema, path: string) {
    this.#root = root;
    this.#path = path;
  }

  /**
   * Follows references, gathers `allOf`, and multiplies `anyOf` and `oneOf` out.
   * @throws DrishtiError `invalid_request` when there are too many alternatives
   */
  expand(schemas: readonly JsonSchema[]): Expansion {
    const alternatives: Conjunction[] = [];
    const exclusives = new Map<SchemaObject, Exclusive>();
    const open: Course[] = [{ todo: schemas, done: new Map(), choices: [] }];
    for (let steps = 0; open.length > 0; steps++) {
      if (steps > mostSteps) throw invalidRequest(this.#path, 'has too many alternatives to be enforced');
      const course = this.#settle(open.pop()!);
      if (course === undefined) continue;
      const [choice, ...choices] = course.choices;
      const besides = [...new Set(course.done.values())];
      if (choice === undefined) {
        alternatives.push(besides);
        continue;
      }
      const branches = schemaList(choice.schema, choice.keyword);
      if (choice.keyword === 'oneOf')
        exclusives.set(choice.schema, { schema: choice.schema, branches, besides });
      // The last one is taken up first, and the first branch is to come first.
      for (const branch of branches.toReversed()) open.push({ todo: [branch], done: course.done, choices });
    }
    return {
      alternatives,
      exclusives: [...exclusives.values()].filter(({ branches }) => branches.length > 1),
    };
  }

  /** The schema of the document that an atom of a conjunction is a part of. */
  sourceOf(atom: SchemaObject): SchemaObject {
    return this.#sources.get(atom) ?? atom;
  }

  /** Looks at all that has to hold anyway; undefined when nothing satisfies it. */
  #settle({ todo, done, choices }: Course): Course | undefined {
    const [queue, seen, found] = [[...todo], new Map(done), [...choices]];
    for (let at = 0; at < queue.length; at++) {
      const schema = queue[at]!;
      if (schema === false) return undefined;
      if (schema === true || seen.has(schema)) continue;
      seen.set(schema, this.#withoutCombinators(schema));
      if (typeof schema['$ref'] === 'string')
        queue.push(resolveReference(this.#root, schema['$ref']) as JsonSchema);
      queue.push(...schemaList(schema, 'allOf'));
      for (const keyword of ['anyOf', 'oneOf'] as const) {
        if (schemaList(schema, keyword).length > 0) found.push({ schema, keyword });
      }
    }
    return { todo: [], done: seen, choices: found };
  }

  #withoutCombinators(schema: SchemaObject): SchemaObject {
    const known = this.#flat.get(schema);
    if (known !== undefined) return known;
    const { $ref, allOf, anyOf, oneOf, ...rules } = schema;
    const flat = [$ref, allOf, anyOf, oneOf].every((each) => each === undefined) ? schema : rules;
    this.#flat.set(schema, flat);
    this.#sources.set(flat, schema);
    return flat;
  }
}

import { invalidRequest } from '../../../errors.js';
import type { JsonSchema, SchemaObject } from '../../jsonSchema.js';
import { areDisjoint } from './disjoint.js';
import { type Exclusive, Expander } from './expand.js';
import type { GrammarNode } from './grammarNode.js';
import { type Places, placesOf } from './places.js';
import type { ShapeContext } from './shapeContext.js';
import { shapesOf } from './shapes.js';

/** More different places than this are no schema that somebody wrote. */
const mostNodes = 5000;
/** Comparing each branch of a `oneOf` with each other. */
const mostPairs = 20_000;

interface Disjunction {
  readonly nodes: readonly GrammarNode[];
  readonly place: string;
}

/** Turns a schema into nodes: one for each set of schemas that hold at the same place. */
export class GrammarBuilder {
  readonly nodes: GrammarNode[] = [];
  readonly #root: JsonSchema;
  readonly #path: string;
  readonly #places: Places;
  readonly #expander: Expander;
  readonly #context: ShapeContext;
  readonly #known = new Map<string, GrammarNode>();
  readonly #ids = new Map<SchemaObject, number>();
  readonly #queue: (() => void)[] = [];
  readonly #disjunctions: Disjunction[] = [];
  #lastId = 0;

  constructor(root: JsonSchema, path: string) {
    this.#root = root;
    this.#path = path;
    this.#places = placesOf(root, path);
    this.#expander = new Expander(root, path);
    this.#context = {
      root,
      nextId: this.nextId,
      node: (schemas) => this.#node(schemas),
      placeOf: (schema) => this.#placeOf(schema),
    };
  }

  readonly nextId = (): number => ++this.#lastId;

  /** Builds all nodes and returns that of the root. */
  build(): GrammarNode {
    const root = this.#node([this.#root]);
    // Building a node queues those it leads to.
    for (let at = 0; at < this.#queue.length; at++) this.#queue[at]!();
    return root;
  }

  /** @throws DrishtiError `invalid_request` for a `oneOf` whose branches may hold at the same time */
  checkExclusives(): void {
    const pairs = this.#disjunctions.reduce(
      (sum, { nodes }) => sum + (nodes.length * (nodes.length - 1)) / 2,
      0,
    );
    if (pairs > mostPairs) throw invalidRequest(this.#path, 'has too many branches of oneOf to be enforced');
    for (const { nodes, place } of this.#disjunctions) {
      const isExact = nodes.every((node, at) =>
        nodes.slice(at + 1).every((other) => areDisjoint(node, other)),
      );
      if (!isExact) {
        throw invalidRequest(place, 'cannot be enforced: its branches may hold at the same time; use anyOf');
      }
    }
  }

  #node(schemas: readonly JsonSchema[]): GrammarNode {
    const rules = schemas.filter((schema) => schema !== true);
    const key = rules.map((schema) => (schema === false ? '!' : this.#idOf(schema))).join();
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.nodes.length >= mostNodes) throw invalidRequest(this.#path, 'has too many parts to be enforced');
    const node: GrammarNode = { id: this.nextId(), shapes: [], depth: Infinity };
    this.#known.set(key, node);
    this.nodes.push(node);
    this.#queue.push(() => this.#fill(node, rules));
    return node;
  }

  #fill(node: GrammarNode, schemas: readonly JsonSchema[]): void {
    const { alternatives, exclusives } = this.#expander.expand(schemas);
    node.shapes = alternatives.flatMap((atoms) => shapesOf(atoms, this.#context));
    for (const exclusive of exclusives) this.#disjunctions.push(this.#disjunction(exclusive));
  }

  #disjunction({ schema, branches, besides }: Exclusive): Disjunction {
    const nodes = branches.map((branch) => this.#node([...besides, branch]));
    return { nodes, place: `${this.#placeOf(schema)}.oneOf` };
  }

  #idOf(schema: SchemaObject): number {
    const id = this.#ids.get(schema) ?? this.#ids.size;
    this.#ids.set(schema, id);
    return id;
  }

  #placeOf(schema: SchemaObject): string {
    return this.#places.get(this.#expander.sourceOf(schema)) ?? this.#path;
  }
}

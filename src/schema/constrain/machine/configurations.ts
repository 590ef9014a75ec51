import { type ArrayShape, arrayDepth } from '../grammar/arrayShape.js';
import { type ObjectShape, objectDepth } from '../grammar/objectShape.js';
import type { Shape, ValueNode } from '../grammar/valueNode.js';
import { openArray } from './arrayConfiguration.js';
import type { Add, Configuration } from './configuration.js';
import { freeString } from './freeString.js';
import type { Machine } from './machine.js';
import { number } from './numberConfiguration.js';
import { openObject } from './objectConfiguration.js';
import { opening } from './opening.js';
import { patternString } from './patternString.js';
import { words } from './words.js';

/** Makes configurations, each once, for values of at most so many levels of arrays and objects. */
export class Configurations implements Machine {
  readonly #deepest: number;
  readonly #known = new Map<string, unknown>();
  #lastId = 0;

  constructor(deepest: number) {
    this.#deepest = deepest;
  }

  intern<T>(key: string, create: (id: number) => T): T {
    const known = this.#known.get(key) as T | undefined;
    if (known !== undefined) return known;
    const created = create(++this.#lastId);
    this.#known.set(key, created);
    return created;
  }

  /** Forgets which ones there are; those in use stay as they are, and new ones get new ids. */
  forget(): void {
    this.#known.clear();
  }

  mayEnter(node: ValueNode, depth: number): boolean {
    return depth + node.depth <= this.#deepest;
  }

  enter(node: ValueNode, next: Configuration, add: Add): void {
    for (const shape of node.shapes) this.#begin(shape, next, add);
  }

  #begin(shape: Shape, next: Configuration, add: Add): void {
    if (shape.kind === 'words') add(words(this, shape.trie, next));
    else if (shape.kind === 'number') add(number(this, shape, '', next));
    else if (shape.kind === 'string') add(this.#string(shape, next));
    else if (next.depth + depthOf(shape) <= this.#deepest) add(this.#container(shape, next));
  }

  #string(shape: Extract<Shape, { kind: 'string' }>, next: Configuration): Configuration {
    const { id, least, most, language } = shape;
    const room = { least, most };
    return opening(this, `${id},${next.id}`, '"', next.depth, (add) =>
      add(
        language === undefined
          ? freeString(this, 0, room, next)
          : patternString(this, language, language.start, room, next),
      ),
    );
  }

  #container(shape: ArrayShape | ObjectShape, next: Configuration): Configuration {
    const key = `${shape.id},${next.id}`;
    if (shape.kind === 'array')
      return opening(this, key, '[', next.depth, (add) => openArray(this, shape, next, add));
    return opening(this, key, '{', next.depth, (add) => openObject(this, shape, next, add));
  }
}

function depthOf(shape: ArrayShape | ObjectShape): number {
  return shape.kind === 'array' ? arrayDepth(shape) : objectDepth(shape);
}

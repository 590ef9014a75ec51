import type { Box, Point } from '../../../geometry/box.js';
import { isObject, type SchemaObject } from '../../../schema/jsonSchema.js';
import { boxCoordinates } from '../../embedded/answer/fill/fields/itemKind.js';
import type { PlaceContext, Thing } from '../context.js';
import { readBox, readPoint } from '../places/nativeBox.js';
import { cornersWords, pointWords } from '../text/describeBoxes.js';
import type { ObjectPlaces, Property } from './objectPlaces.js';
import { spreadBox } from './spreadBox.js';

/** Something in an answer that should be a place and cannot be read as one. */
export interface Misplaced {
  /** JSON Pointer into the model's answer. */
  readonly pointer: string;
  readonly message: string;
}

/** Where in an answer a value stands. */
export interface Spot {
  /** JSON Pointer into the model's answer. */
  readonly pointer: string;
  /** Which of the frames it is about. */
  readonly picture: number;
}

/** Reads places out of a model's answer, and remembers what should be one and is none. */
export class PlaceReader {
  readonly #context: PlaceContext;
  readonly misplaced: Misplaced[] = [];

  constructor(context: PlaceContext) {
    this.#context = context;
  }

  /** @param schema the caller's: models now and then write a box with the names of that */
  box(value: unknown, schema: SchemaObject, { pointer, picture }: Spot): Box | undefined {
    const { native, frames } = this.#context;
    const spread = isObject(value) ? spreadBox(value, boxCoordinates(schema)) : undefined;
    const box = readBox(value, native, frames[picture]!) ?? readBox(spread, native, frames[picture]!);
    if (box === undefined) this.#miss(pointer, cornersWords(native));
    return box;
  }

  point(value: unknown, { pointer, picture }: Spot): Point | undefined {
    const { native, frames } = this.#context;
    const point = readPoint(value, native, frames[picture]!);
    if (point === undefined) this.#miss(pointer, pointWords(native));
    return point;
  }

  /** The thing that an object is about, where it has a box that its masks or coordinates are made from. */
  thing(
    source: Record<string, unknown>,
    places: ObjectPlaces,
    { pointer, picture }: Spot,
  ): Thing | undefined {
    const { boxKey, properties } = places;
    if (boxKey === undefined) return undefined;
    const { native, frames } = this.#context;
    // Boxes of the caller's are told of where they are written.
    const own = properties.find(({ kind, asked }) => kind === 'box' && asked === boxKey);
    const key = own === undefined ? boxKey : keyIn(source, own);
    const value = Object.hasOwn(source, key) ? source[key] : spreadBox(source, coordinatesOf(properties));
    const box = readBox(value, native, frames[picture]!);
    if (box === undefined && own === undefined && value !== undefined && value !== null)
      this.#miss(`${pointer}/${boxKey}`, cornersWords(native));
    return box && { box, picture };
  }

  /** Whether an answer says that there is no such thing, rather than leaving out where it is. */
  saysNothing(source: Record<string, unknown>, { boxKey, properties }: ObjectPlaces): boolean {
    const made = properties.filter(({ kind }) => kind === 'coordinate').map(({ name }) => name);
    const own = properties.find(({ kind, asked }) => kind === 'box' && asked === boxKey);
    const keys = [boxKey, own?.name, ...made].filter((key) => key !== undefined);
    if (keys.some((key) => Object.hasOwn(source, key) && source[key] !== null)) return false;
    return own !== undefined || keys.some((key) => Object.hasOwn(source, key));
  }

  #miss(pointer: string, words: string): void {
    this.misplaced.push({ pointer, message: `must be ${words}` });
  }
}

/** The name under which a model wrote a property: the one it was asked for, or the caller's, which the prompt may show. */
export function keyIn(source: Record<string, unknown>, { name, asked }: Property): string {
  return asked !== undefined && (Object.hasOwn(source, asked) || !Object.hasOwn(source, name)) ? asked : name;
}

function coordinatesOf(properties: readonly Property[]) {
  return new Map(
    properties.flatMap(({ name, coordinate }) => (coordinate === undefined ? [] : [[name, coordinate]])),
  );
}

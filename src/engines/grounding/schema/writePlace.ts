import type { Box, Point, Size } from '../../../geometry/box.js';
import type { SchemaObject } from '../../../schema/jsonSchema.js';
import type { Resolver } from '../../../schema/resolver.js';
import type { ObjectMask } from '../../capabilities.js';
import { boxArray } from '../../embedded/answer/fill/boxes/boxValue.js';
import { coordinate, type Scale } from '../../embedded/answer/fill/boxes/coordinate.js';
import type { Coordinate } from '../../embedded/answer/fill/boxes/coordinateNames.js';
import { fitted } from '../../embedded/answer/fill/boxes/fitted.js';
import { fillPolygon } from '../../embedded/answer/fill/boxes/polygonValue.js';
import type { Field } from '../../embedded/answer/fill/fields/field.js';
import { boxCoordinates, itemOf } from '../../embedded/answer/fill/fields/itemKind.js';
import { maskOf } from '../../embedded/answer/lists/outline.js';
import type { PlaceContext, Thing } from '../context.js';
import { numberAlone, numbersIn, type PlaceNumber, scaleOf } from './placeNumbers.js';

/** Share of a side by which boxes are narrower when written: thousandths must not grow by errors of rounding. */
const grain = 1e-6;

/** A thing of the upright original, as writers of boxes take it. */
export function placed(
  { box, picture }: Thing,
  { frames }: Pick<PlaceContext, 'frames'>,
): { box: Box; size: Size } {
  const size = frames[picture]!.original;
  const [x, y] = [grain * size.width, grain * size.height];
  return { size, box: { x0: box.x0 + x, y0: box.y0 + y, x1: box.x1 - x, y1: box.y1 - y } };
}

/** Where a value stands in the caller's schema. */
export interface Place {
  readonly schema: SchemaObject;
  readonly field: Field;
}

/** Writes places into the caller's fields, each in the order, scale and form that the field wants. */
export class PlaceWriter {
  readonly #context: PlaceContext;
  readonly #resolve: Resolver;

  constructor(context: PlaceContext, resolve: Resolver) {
    this.#context = context;
    this.#resolve = resolve;
  }

  /** Four numbers, or an object of coordinates. */
  box(thing: Thing, { schema, field }: Place): unknown {
    const filler = { resolve: this.#resolve };
    if (schema['properties'] === undefined)
      return boxArray(schema, field, this.#context, placed(thing, this.#context), filler);
    const coordinates = [...boxCoordinates(schema)];
    const numbers = numbersIn(schema, field, this.#resolve);
    return Object.fromEntries(
      coordinates.map(([name, which]) => [name, this.#coordinate(thing, which, numbers.get(name)!)]),
    );
  }

  /** One number of a box that the caller's schema spreads over several properties. */
  coordinate(thing: Thing, which: Coordinate, { schema, field }: Place): number {
    return this.#coordinate(thing, which, numberAlone(schema, field));
  }

  #coordinate(thing: Thing, which: Coordinate, number: PlaceNumber): number {
    const scale = scaleOf(number, this.#context);
    return fitted(coordinate(placed(thing, this.#context), which, scale), number.schema, scale);
  }

  /** Two numbers, y first as Gemini's points are unless the field or the prompt says otherwise; or `{x, y}`. */
  point({ x, y }: Point, picture: number, { schema, field }: Place): unknown {
    const { width, height } = this.#context.frames[picture]!.original;
    const numbers = numbersIn(schema, field, this.#resolve);
    const write = (value: number, side: number, name: string) => {
      const number = numbers.get(name) ?? numberAlone({}, field);
      return pointNumber(value, side, number, scaleOf(number, this.#context));
    };
    if (schema['properties'] !== undefined) return { x: write(x, width, 'x'), y: write(y, height, 'y') };
    const said = /\[\s{0,9}([xy])\b/i.exec(field.description)?.[1]?.toLowerCase();
    const isXFirst = said === undefined ? this.#context.pointOrder === 'xy' : said === 'x';
    return isXFirst
      ? [write(x, width, '0'), write(y, height, '1')]
      : [write(y, height, '0'), write(x, width, '1')];
  }

  /** A polygon in the nesting of the field; the corners of the box where no mask is known. */
  polygon(thing: Thing, mask: ObjectMask | undefined, { schema, field }: Place): unknown {
    const subject = { ...placed(thing, this.#context), mask };
    const scope = { prompted: this.#context.prompted, subject };
    return fillPolygon(itemOf(schema, this.#resolve), field, scope, { resolve: this.#resolve });
  }

  /** A grey PNG over the box, as a data URI. */
  picture(thing: Thing, mask: ObjectMask | undefined): string {
    return maskOf({ box: thing.box, mask });
  }
}

/** Where a point is along a side, in the scale and bounds of the number that tells it. */
function pointNumber(pixels: number, side: number, { schema }: PlaceNumber, scale: Scale): number {
  const digits = scale === 'pixels' || scale === 1000 ? 0 : 4;
  const value = scale === 'pixels' ? pixels : (pixels * scale) / side;
  return fitted(Number(value.toFixed(digits)), schema, scale);
}

import type { SchemaObject } from '../../../../../schema/jsonSchema.js';
import { schemaEntries } from '../../../../../schema/jsonSchema.js';
import type { SeenObject } from '../../seen.js';
import type { Field } from '../fields/field.js';
import { isType, itemOf } from '../fields/itemKind.js';
import type { Filler } from '../filler.js';
import type { Scope } from '../scope.js';
import { polygonPoints } from './boxValue.js';

/**
 * An object's outline in the nesting the schema gives: a list of `[x, y]` or `{x, y}`, a flat list of numbers,
 * or a list of such rings.
 */
export function fillPolygon(
  item: SchemaObject | undefined,
  field: Field,
  scope: Pick<Scope, 'prompted'> & {
    readonly subject?: Pick<SeenObject, 'box' | 'size' | 'mask'> | undefined;
  },
  filler: Pick<Filler, 'resolve'>,
): unknown {
  const points = polygonPoints(field, scope, scope.subject!);
  if (item === undefined) return points.flat();
  if (item['properties'] !== undefined) return points.map((point) => pointObject(point, item));
  if (!isType(item, 'array')) return undefined;
  const inner = itemOf(item, filler.resolve);
  const isRing = inner !== undefined && (isType(inner, 'array') || inner['properties'] !== undefined);
  return isRing ? [fillPolygon(inner, field, scope, filler)] : points;
}

function pointObject([x, y]: readonly [number, number], item: SchemaObject): object {
  const values: Record<string, number> = { x, y };
  const names = schemaEntries(item, 'properties').map(([name]) => name);
  return Object.fromEntries(
    names.flatMap((name) => (Object.hasOwn(values, name) ? [[name, values[name]]] : [])),
  );
}

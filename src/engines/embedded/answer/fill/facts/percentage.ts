import type { SchemaObject } from '../../../../../schema/jsonSchema.js';
import type { Field } from '../fields/field.js';
import { isType } from '../fields/itemKind.js';

/** A share (0…1) in the range that a field wants: 0…100 where it says percent, its bound does, or it is whole. */
export function shareValue(
  schema: SchemaObject,
  { name, description }: Pick<Field, 'name' | 'description'>,
  share: number,
): number {
  const text = `${name.replaceAll('_', ' ')} ${description}`;
  const saysPercent = /\bpercent|\bpct\b|%|\b0\s*(?:-|–|to|\.\.)\s*100\b/i.test(text);
  const isWhole = isType(schema, 'integer') && !isType(schema, 'number');
  const isPercent = (saysPercent && schema['maximum'] !== 1) || schema['maximum'] === 100;
  if (isWhole) return Math.round(share * (schema['maximum'] === 10 ? 10 : 100));
  if (schema['maximum'] === 10) return Number((share * 10).toFixed(2));
  return isPercent ? Number((share * 100).toFixed(2)) : Number(share.toFixed(4));
}

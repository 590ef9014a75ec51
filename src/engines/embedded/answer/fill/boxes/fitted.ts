import { type SchemaObject, typesOf } from '../../../../../schema/jsonSchema.js';
import type { Scale } from './coordinate.js';

/** Fractions are not exact. */
const tolerance = 1e-9;

/**
 * A coordinate as its number's schema allows it: whole where that must be, and on a bound that it is beyond by no more
 * than one unit of the scale, since some count to 999, or from 1. What is further out stays as it is.
 */
export function fitted(value: number, schema: SchemaObject, scale: Scale): number {
  const types = typesOf(schema) ?? [];
  const isWhole = types.includes('integer') && !types.includes('number');
  const written = isWhole ? Math.round(value) : value;
  const { least, most } = boundsOf(schema, isWhole);
  const within = Math.max(Math.min(written, most), least);
  const unit = scale === 1 ? 0.001 : 1;
  return within <= most && Math.abs(within - written) <= unit + tolerance ? within : written;
}

function boundsOf(schema: SchemaObject, isWhole: boolean): { least: number; most: number } {
  const numberOf = (keyword: string, otherwise: number) => {
    const bound = schema[keyword];
    return typeof bound === 'number' ? bound : otherwise;
  };
  const least = numberOf('minimum', -Infinity);
  const most = numberOf('maximum', Infinity);
  if (!isWhole) return { least, most };
  const above = Math.floor(numberOf('exclusiveMinimum', -Infinity)) + 1;
  const below = Math.ceil(numberOf('exclusiveMaximum', Infinity)) - 1;
  return { least: Math.max(Math.ceil(least), above), most: Math.min(Math.floor(most), below) };
}

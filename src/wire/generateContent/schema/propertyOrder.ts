import { isRecord, shown } from '../../fields.js';

type Fields = Record<string, unknown>;

/**
 * A schema whose properties come in the order that `propertyOrdering` names; those that it leaves out come last.
 * Answers are written in the order of a schema's properties.
 * @param refuse told what is wrong with the order
 */
export function withPropertyOrder(schema: Fields, order: unknown, refuse: (problem: string) => void): Fields {
  if (order === undefined || order === null) return schema;
  if (!Array.isArray(order)) {
    refuse('must be an array of names');
    return schema;
  }
  const properties = isRecord(schema['properties']) ? schema['properties'] : {};
  const stranger = order.find((name) => typeof name !== 'string' || !Object.hasOwn(properties, name));
  if (stranger !== undefined) refuse(`${shown(stranger)} is not one of the properties`);
  const names = new Set([...order, ...Object.keys(properties)]);
  const ordered = [...names].filter((name) => Object.hasOwn(properties, name));
  return { ...schema, properties: Object.fromEntries(ordered.map((name) => [name, properties[name]])) };
}

import { invalidRequest } from '../../../errors.js';
import { type SchemaType, schemaTypes, typesOf } from '../../jsonSchema.js';
import type { Conjunction } from './expand.js';

/**
 * The types that all schemas allow, without those that are ruled out; `integer` only where `number` is not among them.
 * @throws DrishtiError `invalid_request` when only numbers that are not whole would be left
 */
export function commonTypes(
  atoms: Conjunction,
  ruledOut: readonly SchemaType[],
  place: string,
): SchemaType[] {
  const lists = atoms.map(typesOf).filter((types) => types !== undefined);
  const allows = (type: SchemaType) =>
    lists.every((types) => types.includes(type) || (type === 'integer' && types.includes('number')));
  const hasNumber = allows('number') && !ruledOut.includes('number');
  if (hasNumber && ruledOut.includes('integer')) {
    throw invalidRequest(`${place}.not`, 'cannot be enforced: whole numbers alone cannot be ruled out');
  }
  const isRuledOut = (type: SchemaType) =>
    ruledOut.includes(type) || (type === 'integer' && ruledOut.includes('number'));
  return schemaTypes.filter(
    (type) => allows(type) && !isRuledOut(type) && !(type === 'integer' && hasNumber),
  );
}

import { NumberSet } from './numberSet.js';

export interface NumberShape {
  readonly kind: 'number';
  readonly id: number;
  readonly set: NumberSet;
  readonly integer: boolean;
}

const anything = {
  minimum: [],
  maximum: [],
  exclusiveMinimum: [],
  exclusiveMaximum: [],
  multipleOf: [],
  excluded: [],
};

/** Numbers without any rule, which those become that no rule can reach any more. */
export const freeNumbers = {
  integer: new NumberSet({ ...anything, integer: true }),
  decimal: new NumberSet({ ...anything, integer: false }),
};

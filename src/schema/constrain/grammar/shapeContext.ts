import type { JsonSchema, SchemaObject } from '../../jsonSchema.js';
import type { ValueNode } from './valueNode.js';

/** What shapes are built with. */
export interface ShapeContext {
  readonly root: JsonSchema;
  nextId(): number;
  /** The node where all these schemas hold. */
  node(schemas: readonly JsonSchema[]): ValueNode;
  placeOf(schema: SchemaObject): string;
}

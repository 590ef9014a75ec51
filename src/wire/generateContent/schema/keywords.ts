/** Keywords of Gemini's own form of schema (OpenAPI 3.0) that hold no further schemas. */
const openApiKeywords = [
  'type',
  'format',
  'title',
  'description',
  'nullable',
  'enum',
  'default',
  'example',
  'required',
  'propertyOrdering',
  'minItems',
  'maxItems',
  'minLength',
  'maxLength',
  'minProperties',
  'maxProperties',
  'pattern',
  'minimum',
  'maximum',
] as const;

/** Keywords of JSON Schema that clients leave in when they make the one out of the other. */
const jsonSchemaKeywords = [
  '$schema',
  '$id',
  '$ref',
  '$comment',
  '$anchor',
  'id',
  'const',
  'examples',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'uniqueItems',
  'contains',
  'minContains',
  'maxContains',
  'propertyNames',
  'patternProperties',
  'dependentRequired',
  'readOnly',
  'writeOnly',
  'deprecated',
  'contentEncoding',
  'contentMediaType',
] as const;

/** Keywords that hold further schemas: one or a list of them, or a map from names. */
export const applicators: ReadonlyMap<string, 'schemas' | 'map'> = new Map([
  ['items', 'schemas'],
  ['prefixItems', 'schemas'],
  ['anyOf', 'schemas'],
  ['oneOf', 'schemas'],
  ['allOf', 'schemas'],
  ['not', 'schemas'],
  ['additionalProperties', 'schemas'],
  ['properties', 'map'],
  ['$defs', 'map'],
  ['definitions', 'map'],
]);

/** Every keyword that a schema may hold. */
export const keywords: ReadonlySet<string> = new Set([
  ...openApiKeywords,
  ...jsonSchemaKeywords,
  ...applicators.keys(),
]);

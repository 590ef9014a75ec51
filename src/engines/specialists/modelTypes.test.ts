import { describe, expect, it } from 'vitest';
import { kindOfModel, modelTypeOf, specialistModelTypes } from './modelTypes.js';

describe('kindOfModel', () => {
  it.each([
    ['d_fine', 'detector'],
    ['grounding-dino', 'open-vocabulary-detector'],
    ['sam2', 'segmenter'],
  ])('tells what %s does', (type, kind) => {
    expect(kindOfModel({ model_type: type })).toBe(kind);
    expect(specialistModelTypes(kind as 'detector')).toContain(type);
  });

  it.each([
    undefined,
    null,
    'sam',
    [],
    {},
    { model_type: 7 },
    { model_type: 'toString' },
    { model_type: 'qwen3_5' },
  ])('knows nothing of %o', (config) => {
    expect(kindOfModel(config)).toBeUndefined();
    expect(modelTypeOf(config)).toBeUndefined();
  });
});

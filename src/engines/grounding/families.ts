import type { FamilyId, ModelFamily, NativeBoxes } from './family.js';

/** As Gemini writes boxes; also how a model is asked that was not trained to write any. */
const gemini: NativeBoxes = { key: 'box_2d', order: 'yx', scale: 1000, shape: 'array', pointKey: 'point' };
const qwen: NativeBoxes = { key: 'bbox_2d', order: 'xy', scale: 1000, shape: 'array', pointKey: 'point_2d' };

/** The families and their ways; `docs/grounding.md` names the sources. */
const families: Readonly<Record<FamilyId, Omit<ModelFamily, 'id'>>> = {
  gemini: { sideMultiple: 1, boxes: gemini, asks: 'chat' },
  'gemma-4': { sideMultiple: 1, boxes: gemini, asks: 'chat' },
  'qwen2-vl': { sideMultiple: 28, boxes: qwen, asks: 'chat' },
  'qwen2.5-vl': { sideMultiple: 28, boxes: { ...qwen, scale: 'pixels' }, asks: 'chat' },
  'qwen3-vl': { sideMultiple: 32, boxes: qwen, asks: 'chat' },
  'qwen3.5': { sideMultiple: 32, boxes: qwen, asks: 'chat' },
  'glm-v': { sideMultiple: 28, boxes: qwen, asks: 'chat' },
  // Their processors make a square of any picture.
  paligemma: { sideMultiple: 1, boxes: gemini, asks: 'tasks' },
  'florence-2': { sideMultiple: 1, boxes: qwen, asks: 'tasks' },
  moondream: {
    sideMultiple: 1,
    boxes: { key: 'box', order: 'xy', scale: 1, shape: 'corners', pointKey: 'point' },
    asks: 'chat',
  },
  'kimi-vl': { sideMultiple: 28, boxes: { ...qwen, scale: 1 }, asks: 'chat' },
  plain: { sideMultiple: 1, boxes: gemini, asks: 'chat' },
};

/** What is known of a family of models. */
export function familyOf(id: FamilyId): ModelFamily {
  return { id, ...families[id] };
}

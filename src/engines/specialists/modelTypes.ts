/** What a pulled model that is no vision-language model does. */
export type SpecialistKind = 'detector' | 'open-vocabulary-detector' | 'segmenter';

/** Values of `model_type` in config.json, and what such a model does. */
const kinds = {
  detr: 'detector',
  yolos: 'detector',
  rt_detr: 'detector',
  rt_detr_v2: 'detector',
  rf_detr: 'detector',
  d_fine: 'detector',
  owlvit: 'open-vocabulary-detector',
  owlv2: 'open-vocabulary-detector',
  'grounding-dino': 'open-vocabulary-detector',
  sam: 'segmenter',
  sam2: 'segmenter',
  edgetam: 'segmenter',
  sam3_tracker: 'segmenter',
} as const satisfies Readonly<Record<string, SpecialistKind>>;

export type SpecialistModelType = keyof typeof kinds;

/** All types that can be opened, of one kind or of any. */
export function specialistModelTypes(kind?: SpecialistKind): SpecialistModelType[] {
  const all = Object.keys(kinds) as SpecialistModelType[];
  return all.filter((type) => kind === undefined || kinds[type] === kind);
}

/** What the model of a parsed config.json does; undefined where it is none of these, whatever the file holds. */
export function kindOfModel(config: unknown): SpecialistKind | undefined {
  const type = modelTypeOf(config);
  return type === undefined ? undefined : kinds[type];
}

/** The type that a parsed config.json names, if it is one of these. */
export function modelTypeOf(config: unknown): SpecialistModelType | undefined {
  if (typeof config !== 'object' || config === null || !('model_type' in config)) return undefined;
  const { model_type: type } = config;
  return typeof type === 'string' && Object.hasOwn(kinds, type) ? (type as SpecialistModelType) : undefined;
}

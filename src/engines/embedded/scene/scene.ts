/** What sort of place or picture it is. */
export const sceneNames = [
  'kitchen',
  'bathroom',
  'bedroom',
  'living room',
  'dining area',
  'office',
  'indoor room',
  'street',
  'railway',
  'airfield',
  'beach',
  'water',
  'snow',
  'field',
  'sports field',
  'zoo or wild nature',
  'outdoors',
  'food close-up',
  'portrait',
  'document',
  'screenshot',
  'chart',
  'drawing',
] as const;

export type SceneName = (typeof sceneNames)[number];

/** What a picture's objects, colours and texture tell of where it was taken or what it is. */
export interface Scene {
  /** The best guess; undefined when unsure. */
  readonly name: SceneName | undefined;
  /** Confidence in `name`, 0…1; 0 when unsure. */
  readonly confidence: number;
  /** Whether it was taken indoors; undefined when unsure or when the question makes no sense (a document). */
  readonly isIndoor: boolean | undefined;
  /** All names that have some evidence, best first. */
  readonly candidates: readonly { readonly name: SceneName; readonly confidence: number }[];
}

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

const rooms: readonly (SceneName | undefined)[] = [
  'kitchen',
  'bathroom',
  'bedroom',
  'living room',
  'dining area',
  'office',
];

/** What a picture is that is no photograph of a place. */
export const graphics = [
  'document',
  'screenshot',
  'chart',
  'drawing',
] as const satisfies readonly SceneName[];

/** Whether it is a room of a known sort. */
export function isRoom(name: SceneName | undefined): boolean {
  return rooms.includes(name);
}

/** Whether a picture shows text or figures rather than things. */
export function isPaper(name: SceneName | undefined): boolean {
  return name === 'document' || name === 'screenshot' || name === 'chart';
}

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

/**
 * What there is to perceive in a picture, each by its own specialist: `objects` and where they are; `masks` and
 * `objectColours` of the objects that an answer is about; `text`; `documentText`: text if the picture looks like a
 * document, screenshot or chart; `codes`; `colours` of the whole picture; `scene`; `quality`; `fingerprint`.
 */
export type Sense =
  | 'objects'
  | 'masks'
  | 'objectColours'
  | 'text'
  | 'documentText'
  | 'codes'
  | 'colours'
  | 'scene'
  | 'quality'
  | 'fingerprint';

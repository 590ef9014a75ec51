/**
 * What a sentence wants done with its targets: `caption` the picture in a sentence, `describe` what is there in
 * several, `count` it, say whether it `exists`, `where` it is or what `colour` it has, `read` text, `lookup` a field of a
 * document, `scan` codes, `classify` among options, tell the `scene` (kind of place, indoors or out) or the `quality` of
 * the photo, `list` things, `compare` pictures, or something `beyond` small specialists (names, reasons).
 */
export type Task =
  | 'caption'
  | 'describe'
  | 'count'
  | 'exists'
  | 'where'
  | 'colour'
  | 'read'
  | 'lookup'
  | 'scan'
  | 'classify'
  | 'scene'
  | 'quality'
  | 'list'
  | 'compare'
  | 'beyond';

/** Tasks that are about things which a prompt names. */
export const thingTasks: readonly (Task | undefined)[] = [
  'count',
  'exists',
  'where',
  'colour',
  'describe',
  'list',
  'beyond',
];

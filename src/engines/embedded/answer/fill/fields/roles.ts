import type { Field } from './field.js';

/** What kind of fact a field asks for, by the names that schemas commonly use. */
export type Role =
  | 'box'
  | 'mask'
  | 'point'
  | 'confidence'
  | 'picture'
  | 'index'
  | 'count'
  | 'label'
  | 'place'
  | 'text';

/** First fitting row wins. */
const names: readonly (readonly [Role, RegExp])[] = [
  ['picture', /^(image|picture|photo|frame|page)_?(index|idx|id|number|no|num|name)?$/],
  ['confidence', /^(mask|segmentation|box|bbox)_(confidence|score|quality|probability)$|^predicted_iou$/],
  ['mask', /(^|_)(masks?|polygons?|segmentations?|outlines?|contours?|vertices|points|silhouette)(_|$)/],
  [
    'box',
    /(^|_)(b?box(es)?(_?2d)?|b_?boxes|bounding_(box(es)?|rect(angle)?s?)|rect(angle)?s?|coords?|coordinates|roi)(_|$)/,
  ],
  ['point', /(^|_)(point|cent(er|re)|centroid|keypoint)(_|$)/],
  ['confidence', /(^|_)(confidence|score|probability|prob|certainty|likelihood)(_|$)/],
  ['count', /(^|_)(counts?|number_of|num|total|quantity|how_many|occurrences|n)(_|$)/],
  ['index', /^(id|index|idx|rank|number|no|(object|instance|item)_(id|index|number))$/],
  ['place', /^(position|location|where|place|area|side|quadrant|region)$/],
  [
    'label',
    /^(label|name|class|category|object|item|thing|type|kind|tag|entity|species|what)$|_(label|name|class|category|type|kind)$/,
  ],
  [
    'text',
    /(^|_)(description|caption|summary|answer|response|explanation|sentence|alt_text|comment|overview|observation|reply|text|title|headline|message|result|details?|narrative|notes?)(_|$)/,
  ],
];

const boxDescription = /\[\s*(y_?min|x_?min|x_?[01]|y_?[01]|left|top|x)\b[^\]]*\]|bounding[ -]box/i;

/** The role of a field, or undefined when its name is none of the common ones. */
export function roleOf({ name, description }: Field): Role | undefined {
  const role = names.find(([, pattern]) => pattern.test(name))?.[0];
  return role ?? (boxDescription.test(description) ? 'box' : undefined);
}

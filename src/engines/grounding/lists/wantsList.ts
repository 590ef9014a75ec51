import type { Plan } from '../../embedded/language/plan.js';

const handing =
  'give|output|return|provide|create|generate|draw|trace|predict|produce|get|make|put|place|mark';
const giving = String.raw`\b(?:${handing}|show)\b[^.;!?\n]{0,60}`;

/** What an outline is of that is no shape. */
const writings =
  'document|slides?|text|page|talk|article|story|idea|point|step|content|plot|topic|argument|plan|structure|process|presentation|essay|book|paper|lecture|chapter|report|history|life|career|benefits?|reasons?';

/**
 * Words that ask for places outright. "Find" alone may ask for anything, and many words for places have a plain meaning:
 * people wear masks, things come in boxes, charts have segments, texts have outlines.
 */
const explicit = new RegExp(
  [
    String.raw`\bbounding\b`,
    String.raw`\bb-?box(?:es)?\b|\bbb?ox_2d\b|["'“\`](?:boxes|masks?|point)["'”\`]`,
    String.raw`\b(?:${handing}|show|add|find|list|with|include|including)\b[^.;!?\n]{0,60}\bboxes\b(?! (?:on|in|at|of|with|that)\b)`,
    String.raw`\b(?:${handing})\b[^.;!?\n]{0,40}\bbox\b|\b2d box\b|\bbox(?:es)? (?:around|coordinates?)\b`,
    String.raw`(?:^|[.!?\n]\s{0,4})box(?:es)?(?: (?:it|them|every|each|all|the|both|any|please)\b|[.,!?])`,
    String.raw`\bdetect(?!able|ive|or\b)(?!(?<=\b(?:can|could|do|did) (?:you|we|it) detect) any\b)(?!(?:s|ing|ed)? (?:whether|if|when|how|that|(?:(?:the|any|its|their|this) )?(?:\w{1,20} )?(?:language|emotions?|moods?|sentiment|tone|style|fonts?|orientation|weather|accent)\b))`,
    String.raw`(?:^|[.!?:;\n,]\s{0,4}|\b(?:and|to|please|then|you|or|also|just|now|first|instance|semantic|semantically) )segment(?:s? out|ing)?\b|\bsegmentations?\b`,
    String.raw`\b(?:instance|binary|polygon(?:al)?|pixel|object) masks?\b|\bmasks? (?:for|around|over|of (?:the|all|each|every|any|both|it|them))\b|\bmask out\b|${giving}\bmasks\b(?! in\b)`,
    String.raw`(?:\boutline|${giving}\b(?:outlines?|contours?|silhouettes?|polygons?))\b(?!s?(?: (?:of|for|its|their|his|her))?(?: (?:the|this|that|a|an|his|her|its|my|your))?(?: (?:main|key|whole|basic|major|important))?(?: (?:${writings}|habitat)))`,
    String.raw`\b(?:contours?|silhouettes?|polygons?) (?:of|for|around)\b`,
    String.raw`\bcut(?:ting)? ?out (?:the|all|each|every|any)\b|\bcut ?outs? of\b`,
    String.raw`\bcoordinates\b|\bpositions?\b|\blocat|\blocali[sz]|\bpoint (?:to|at)\b`,
  ].join('|'),
  'i',
);

/** What is not to be given. */
const unwanted =
  /\b(?:no|not|without|don['’]?t|do not|never|instead of|rather than|nor|omit|skip)\b(?: (?:draw|give|return|output|show|add|include|use|provide|make|any|me|the|with|of|a|need|want|segmentation|bounding|polygon|binary)){0,6} ?(?:bounding[ -]?)?(?:b?box(?:es)?|masks?|outlines?|polygons?|coordinates|segmentations?)\b/gi;

/** A box that is to be written, whatever else the words may mean: "in pixels" also asks how large a picture is. */
const boxOutright =
  /\b(?:give|output|return|provide|show|draw|predict|get|find|detect|tell|what (?:is|are)|report|respond with)\b[^.;!?\n]{0,60}\bbounding[ -]?box(?:es)?\b (?:of|for|around|coordinates)\b/i;

/** Places of a kind that no box can be made of. */
const beyondBoxes = /\bbox_3d\b|\b3d (?:bounding )?box/i;

const longestPrompt = 20_000;

/** What list a request without a schema asks for: things with boxes, with masks too, or none. */
export function wantsList({
  shape,
  instructions,
}: Pick<Plan, 'shape' | 'instructions'>): 'boxes' | 'masks' | undefined {
  const text = instructions.slice(0, longestPrompt).replace(unwanted, ' ');
  if (beyondBoxes.test(text)) return undefined;
  if (shape.type === 'prose' && boxOutright.test(text)) return 'boxes';
  if (shape.type !== 'boxes' && shape.type !== 'masks') return undefined;
  return explicit.test(text) ? shape.type : undefined;
}

const listedBefore =
  /["'](?:b?box(?:es)?(?:_?2d)?|bounding_?box(?:_?2d)?|coordinates|coords|points?(?:_2d)?)["']\s{0,9}:\s{0,9}\[/i;

/** Whether a text has a list of boxes or points in it, as earlier answers do. */
export function listsBoxes(text: string): boolean {
  return listedBefore.test(text);
}

/** Whether a prompt asks for points. */
export function wantsPoints(text: string): boolean {
  return /["'“`]point(?:_2d)?["'”`]|\bpoint (?:to|at)\b/i.test(text);
}

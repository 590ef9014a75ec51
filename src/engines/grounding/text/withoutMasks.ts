const quote = `["'“”\`]?`;
const maskWord = `(?:(?:binary |segmentation |polygon(?:al)? |instance )?masks?|segmentations?|polygons?)`;

/** What a prompt says of masks, and what it says without them. First come whole clauses, then words. */
const rewritings: readonly (readonly [RegExp, string])[] = [
  // A key for the mask in a list of keys.
  [
    new RegExp(
      String.raw`,?\s{0,3}(?:and )?(?:the |a |its |their )?${maskWord} (?:in|under|as) (?:the )?(?:key )?${quote}(?:mask|segmentation|polygon)s?${quote}(?: key)?`,
      'gi',
    ),
    '',
  ],
  [
    /,\s{0,3}(?:and )?["“'`](?:mask|segmentation|polygon)["”'`]|["“'`](?:mask|segmentation|polygon)["”'`]\s{0,3}(?:,|and)\s{0,3}/gi,
    '',
  ],
  // What is to be done.
  [
    new RegExp(
      String.raw`\b(?:give|output|return|provide|show|create|generate|draw|find|predict|produce|get)(?: me| us)?(?: the| all| all the| a)? ${maskWord}(?: and (?:bounding )?box(?:es)?)? (?:for|of|around|over) `,
      'gi',
    ),
    'Detect ',
  ],
  [/\bsegment(?: out)? (?=[a-z])/gi, 'Detect '],
  [new RegExp(String.raw`\b(list|array) of ${maskWord}`, 'gi'), '$1 of objects'],
  [
    new RegExp(String.raw`\b(?:bounding box(?:es)?|box(?:es)?|bbox(?:es)?) and ${maskWord}`, 'gi'),
    'bounding boxes',
  ],
  [new RegExp(String.raw`\b${maskWord} and ((?:bounding )?box(?:es)?)`, 'gi'), '$1'],
  [/\bsegmentation masks?\b|\binstance masks?\b/gi, 'bounding boxes'],
];

/** The same prompt asking for boxes where it asks for masks: no model is to type those. */
export function withoutMasks(text: string): string {
  return rewritings.reduce((rewritten, [pattern, words]) => rewritten.replace(pattern, words), text);
}

const written =
  /["']mask["']\s{0,20}:\s{0,20}(?:["'](?:data:image\/[a-z]{1,10};base64,)?[A-Za-z0-9+/=]{16,}["']|\[[\d\s,.[\]-]{8,}\](?=\s{0,20}[,}]))\s{0,20},?\s{0,20}/g;

/** An earlier answer without the masks that were written into it. */
export function withoutWrittenMasks(text: string): string {
  return text.replace(written, '');
}

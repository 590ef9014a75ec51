/** Longer texts are cut: what is asked for stands at the beginning or at the end. */
const longestText = 8000;

/**
 * The sentences of a prompt as lists of lower-case words and commas. What only describes the answer's form is
 * left out: brackets (`[ymin, xmin, ymax, xmax]`, remarks), quoted names of fields and lists of options.
 */
export function sentencesOf(text: string): string[][] {
  return plainText(shortened(text))
    .split(/[.!?;\n]+|:\s|\s[-–—]\s/)
    .map((sentence) => sentence.match(/[\p{L}\p{N}_][\p{L}\p{N}_'-]*|[,&]/gu) ?? [])
    .filter((words) => words.length > 0);
}

function shortened(text: string): string {
  if (text.length <= longestText) return text;
  return `${text.slice(0, longestText / 2)}\n${text.slice(-longestText / 2)}`;
}

/** Lower case, straight quotes, no brackets, field names, options or possessive endings. */
export function plainText(text: string): string {
  return text
    .toLowerCase()
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/\[[^\]]{0,200}\]|\([^)]{0,200}\)|\{[^}]{0,400}\}/g, ' ')
    .replace(/\b(keys?|fields?|property|properties|called|named)\s+["'`][^"'`]{1,40}["'`]/g, '$1')
    .replace(/["'`][a-z0-9]+_[a-z0-9_]+["'`]/g, ' ')
    .replace(/\b(one of|options|choices|format|example|either|classify)\b[^:.?\n]{0,60}:[^.?\n]*/g, '$1')
    .replace(/\//g, ' , ')
    .replace(/'s\b/g, '')
    .replace(/["`]/g, ' ');
}

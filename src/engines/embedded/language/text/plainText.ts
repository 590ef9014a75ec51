const blank = (match: string) => ' '.repeat(match.length);
const keep = (match: string, kept: string) => kept.padEnd(match.length);

/**
 * A text in lower case without what only describes the answer's form: brackets (`[ymin, xmin, ymax, xmax]`, remarks),
 * quoted names of fields and lists of options. Blanks take the place of what is left out, so that every letter stays
 * where it was.
 */
export function plainText(text: string): string {
  return lowerCase(text)
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(things, (_, before: string, list: string) => `${before}${inBrackets(list)}`)
    .replace(
      /\((?=(?:ignor|exclud|except|without|not |no |but not|do not|don't|only |max|at most|up to|limit))([^)]{0,200})\)/g,
      (_, remark: string) => `;${remark};`,
    )
    .replace(/\[[^\]]{0,200}\]|\([^)]{0,200}\)|\{[^}]{0,400}\}|<[^>]{0,100}>|```/g, blank)
    .replace(/\b(keys?|fields?|property|properties|called|named)\s+["'`][^"'`]{1,40}["'`]/g, keep)
    .replace(/["'`][a-z0-9]+_[a-z0-9_]+["'`]/g, blank)
    .replace(/\b(one of|options|choices|format|example|either|classify)\b[^:.?\n]{0,60}:[^.?\n]*/g, keep)
    .replace(/[/|]/g, ',')
    .replace(/["`]/g, ' ');
}

/** What is to be found may stand in a JSON list: `detect ["cat", "dog"]`. */
const things =
  /\b((?:detect|find|segment|locate|count|objects|classes|labels|following|these)(?: \w{1,20}){0,4}:? {0,3})\[((?: {0,3}["'][a-z -]{1,40}["'] {0,3},?){1,64} {0,3})\]/g;

function inBrackets(list: string): string {
  return ` ${list.replace(/["']/g, ' ')} `;
}

/** Lower case where it is as long as the capital; a few letters of other alphabets grow. */
function lowerCase(text: string): string {
  return text.replace(/\p{Lu}/gu, (letter) => {
    const lower = letter.toLowerCase();
    return lower.length === letter.length ? lower : letter;
  });
}

/** The first place from `at` on that is neither white space nor in a comment. */
export function endOfWhiteSpace(text: string, at: number): number {
  let here = at;
  for (;;) {
    while (here < text.length && isWhite(text.charCodeAt(here))) here++;
    const end = endOfComment(text, here);
    if (end === here) return here;
    here = end;
  }
}

function isWhite(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0xfeff;
}

function endOfComment(text: string, at: number): number {
  if (text[at] !== '/') return at;
  const [marker, closing] = text[at + 1] === '*' ? ['/*', '*/'] : ['//', '\n'];
  if (!text.startsWith(marker, at)) return at;
  const end = text.indexOf(closing, at + 2);
  return end < 0 ? text.length : end + closing.length;
}

/** Where the string that begins at `at` has its closing quote; undefined where the text ends before it. */
export function endOfString(text: string, at: number): number | undefined {
  const quote = text[at];
  for (let here = at + 1; here < text.length; here++) {
    if (text[here] === '\\') here++;
    else if (text[here] === quote) return here;
  }
  return undefined;
}

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** What the inside of a string says; an escape that JSON does not know stands for its character. */
export function unescaped(inside: string): string {
  if (!inside.includes('\\')) return inside;
  return inside.replace(/\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g, (_, code?: string, character: string = '') =>
    code === undefined ? (escapes[character] ?? character) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

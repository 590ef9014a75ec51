/**
 * The JSON that an answer holds: all of it, or what is in its first fence, or what begins at its first bracket. What is
 * cut off, as while it streams, is read as far as it is whole.
 * @returns undefined when there is none
 */
export function jsonIn(text: string): unknown {
  const candidate = fenced(text) ?? bare(text);
  if (candidate === undefined) return undefined;
  return parsed(candidate) ?? parsed(untilLastBracket(candidate)) ?? parsed(closed(candidate));
}

function fenced(text: string): string | undefined {
  return /^```(?:json)?[ \t]*\n([\s\S]*?)(?:\n```|(?![\s\S]))/m.exec(text)?.[1];
}

function bare(text: string): string | undefined {
  const start = text.search(/[[{]/);
  return start < 0 ? undefined : text.slice(start);
}

/** Without the words that follow. */
function untilLastBracket(text: string): string {
  return text.slice(0, Math.max(text.lastIndexOf(']'), text.lastIndexOf('}')) + 1);
}

/** Ends after the last value in braces or brackets that is whole, with what is open closed. */
function closed(text: string): string {
  const open: string[] = [];
  let end = 0;
  let closers = '';
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*(?:"|$)|[[\]{}]/g)) {
    if (token === '[') open.push(']');
    else if (token === '{') open.push('}');
    else if (token === ']' || token === '}') {
      open.pop();
      end = index + 1;
      closers = open.toReversed().join('');
    }
  }
  return text.slice(0, end) + closers;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) ?? undefined;
  } catch {
    return undefined;
  }
}

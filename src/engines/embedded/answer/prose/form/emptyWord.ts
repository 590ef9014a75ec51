import type { Plan } from '../../../language/plan.js';

const verb =
  '(?:[Rr]eturn|[Ss]ay|[Aa]nswer|[Rr]eply|[Rr]espond|[Ww]rite|[Oo]utput|[Pp]rint|[Pp]ut|[Gg]ive|[Ss]tate)';
const filling = '(?:\\s+(?:back|with|just|only|simply|exactly|the|word|words|text|string|as))*\\s*:?\\s*';
const word = '(?:["“‘\'`]([^"”’\'`\\n]{1,60})["”’\'`]|([A-Z][A-Z/_-]{1,20})\\b)';
const nothing = "(?:none|no|not|nothing|absent|missing|empty|isn't|aren't|isn’t|cannot|can't)";
const near = '[^.?!\\n"“]{0,60}?';
/** Who is not sure has found something, or may have. */
const notUnsure = '(?!\\s+(?:sure|certain|confident|clear|tell|determine|know|decide)\\b)';

/** "If there are none, return "none"", "say "no cat" if there is none", "otherwise answer NO". */
const patterns = [
  new RegExp(`\\b[Ii]f\\b${near}\\b${nothing}\\b${notUnsure}${near}\\b${verb}${filling}${word}`),
  new RegExp(`\\b(?:[Ff]or|[Ii]n case of) ${nothing}\\b${near}\\b${verb}${filling}${word}`),
  new RegExp(`\\b${verb}${filling}${word},?\\s+(?:if|when)\\b${near}\\b${nothing}\\b${notUnsure}`),
  new RegExp(`\\b(?:[Oo]therwise|[Ee]lse|[Ii]f not),?\\s+(?:please\\s+)?${verb}${filling}${word}`),
];

/** Conditions stand in the first words of a prompt. */
const longestPrompt = 4000;

/** What a prompt wants to be answered where nothing is found, in its own words; undefined where it does not say. */
export function emptyWord({ instructions }: Pick<Plan, 'instructions'>): string | undefined {
  const text = instructions.slice(0, longestPrompt);
  for (const pattern of patterns) {
    const [, quoted, capitals] = pattern.exec(text) ?? [];
    if (quoted !== undefined || capitals !== undefined) return quoted ?? capitals;
  }
  return undefined;
}

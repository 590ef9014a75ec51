import { type Sentence, wordsOf } from '../text/sentence.js';
import type { Target } from './target.js';

/** Doing something, not being of a colour, or near something unknown, as it stands after what it is said of. */
const restrictions = [
  /^(?:(?:that|who|which) )?(?:(?:is|are|was|were) )?(?:currently )?(not )?([a-z]+ing(?: (?:an?|the|his|her|their)\b)?(?: (?!(?:and|or|in|on|at|behind|next|near|by|under|above|below|beside|for|with|from|to|of|against|the|an?)\b)[a-z-]+){0,2})/,
  /^(?:that|who|which) (?:is|are) (not [a-z]+)/,
  /^(in the (?:background|foreground|distance))\b/,
  /^(?:(?:that|which|who|is|are|standing|sitting|lying|placed) ){0,4}((?:on|under|behind|next to|near|above|below|in front of|inside|beside) (?:the|an?|my|his|her|their|this) (?!left|right|top|bottom|middle|cent(?:er|re)|far|image|picture|photo|scene|screen|side|road|street|beach|field|ground|floor|grass|water|lake|sea|sky|way|camera)[a-z]+)/,
  /^(without (?:an? |any )?[a-z]+)/,
] as const;
/** Words that say how to answer or that are no actions of things. */
const others =
  /^(?:not )?(?:using|including|according|regarding|concerning|being|having|showing|starting|following|visible|going|parking|living|dining|building|string|thing|something|anything|nothing|everything|bounding|excluding|ignoring|during|saying|reading)\b/;

/** The targets, the last with what is said of it at a place in the sentence that nothing here can judge: "wearing hats". */
export function restricted(
  targets: readonly Target[],
  { words, tags }: Sentence,
  end: number,
): readonly Target[] {
  const last = targets.at(-1);
  if (last === undefined || end === 0 || last.isAnything) return targets;
  const rest = wordsOf({ words: words.slice(end) }).replace(
    /^in (?:the|this|that) (?:image|picture|photo) /,
    '',
  );
  const found = restrictions.map((pattern) => pattern.exec(rest)).find((match) => match !== null);
  const said = found
    ?.slice(1)
    .filter((group) => group !== undefined)
    .join('')
    .trim();
  if (said === undefined || others.test(said) || tags[end] === 'NOUN') return targets;
  return [...targets.slice(0, -1), { ...last, qualifiers: [...last.qualifiers, said] }];
}

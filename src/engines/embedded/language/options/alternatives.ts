import { optionsIn } from './optionList.js';

const picture = '(?:image|picture|photo|photograph|main subject|subject|animal|object|thing)';
const asked = new RegExp(
  `^\\W*(?:.{0,40}\\b(?:if|whether) )?(?:(?:is|are|was) (?:this|it|that|these|the ${picture}|(?:the|my) \\w+(?: \\w+)?(?= an? ))|(?:this|it|that|the ${picture}) (?:is|shows|was)|does (?:this|it|the|that)(?: ${picture})? (?:show|depict|look like)|would you call (?:this|it)|which of these is it,?|which (?:one )?is (?:it|this),?)\\b(?: an? (?:image|picture|photo|photograph) of\\b| (?:${picture}|receipt|document|from|taken|more like|of|rather|in)\\b)*(.{3,300})$`,
  'i',
);
const bare =
  /^\s*((?!(?:is|are|was|were|do|does|did|has|have|can|could|will|what|which|who|where|how|why|when|tell|answer|reply|respond|use|output|return|list|say|write|detect|find|segment|locate|count|mark|show|describe|read|search|look|spot|identify|highlight|draw|box|outline|give|extract|any)\b)(?:[\p{L} -]{2,30}, ){0,6}[\p{L} -]{2,30},? or [\p{L} -]{2,30})\s*$/iu;

/** The choices of a question such as "is this a cat or a dog?" or "cat or dog?", without articles; empty for others. */
export function alternativesOf(sentence: string): readonly string[] {
  const list = asked.exec(sentence)?.[1] ?? bare.exec(sentence.replace(/\?$/, ''))?.[1];
  if (list === undefined || !/ or /i.test(list)) return [];
  const options = optionsIn(list).map((option) =>
    option.replace(/^(?:a|an|the|in (?:a|the)|some|of (?:a|an)?)\s+/i, ''),
  );
  if (options.some((option) => /^(?:yes|no|true|false)$/i.test(option))) return [];
  return options.length > 1 && options.every((option) => option.split(' ').length <= 4) ? options : [];
}

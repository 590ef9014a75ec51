import { type Sentence, wordsOf } from './sentence.js';

/** How a request of its own begins. */
const beginning =
  /^(?:(?:and|then|also|or|but|please|if so|so) )*(?:how|what|who|whose|when|why|which|where|is|are|does|do you|can you|tell|describe|count|list|read|transcribe|extract|caption|detect|find|locate|segment|scan|translate|compare|classify|summari[sz]e|say|explain|name|give|otherwise|else|up to|at most)\b/;
const joints = ['and', ',', 'then', 'also'];
/** Looking further than this from a joint would only cost time. */
const longestBeginning = 6;

/** The parts of a sentence that ask something of their own: "count the dogs | and tell what colour they are". */
export function clausesOf(sentence: Sentence): Sentence[] {
  const starts = [0];
  for (let at = 1; at < sentence.words.length; at++) {
    if (isJoint(sentence, at) && !isBare(sentence, starts.at(-1)!, at)) starts.push(at);
  }
  return starts.map((start, index) => part(sentence, start, starts[index + 1] ?? sentence.words.length));
}

function isJoint({ words, tags }: Sentence, at: number): boolean {
  if (!joints.includes(words[at]!) || joints.includes(words[at - 1]!)) return false;
  let next = at;
  while (joints.includes(words[next] ?? '')) next++;
  const isList = words[at] === ',' && tags[next] === 'NOUN' && words[next + 1] !== 'the';
  return !isList && beginning.test(words.slice(next, next + longestBeginning).join(' '));
}

/** "Find and count the dogs": what comes before the joint asks nothing yet. */
function isBare(sentence: Sentence, start: number, at: number): boolean {
  const before = wordsOf({ words: sentence.words.slice(start, at) });
  return (
    /^(?:(?:please|can|could|you|and|then|,) ?)*\w*$/.test(before) &&
    !/^(?:caption|describe|ocr)$/.test(before)
  );
}

function part({ words, tags, text, starts }: Sentence, start: number, end: number): Sentence {
  const begin = starts[start]!;
  return {
    words: words.slice(start, end),
    tags: tags.slice(start, end),
    text: text.slice(begin, starts[end]),
    starts: starts.slice(start, end).map((at) => at - begin),
  };
}

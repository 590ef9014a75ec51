import type { Sentence } from '../text/sentence.js';
import { baseForms } from '../wordnet/morphy.js';
import { nouns } from '../wordnet/nouns.js';
import { broadReadingOf } from './broadPatterns.js';
import { lastPatterns, type Reading, taskPatterns } from './taskPatterns.js';

/** Longer sentences say first what they ask. */
const longestQuestion = 400;

/** What a question (`questionOf`) asks by its wording, or undefined when that says nothing. */
export function taskOf(question: string): Reading | undefined {
  const text = question.slice(0, longestQuestion);
  if (isAtBody(text)) return 'beyond:action';
  return taskPatterns.find(([, pattern]) => pattern.test(text))?.[0];
}

const whatIsAt =
  /^what (?:is|are)(?: there)? (?:in|on|around|at|between|behind|under) (?:[a-z]+ ){1,3}?([a-z]+)$/;
/** WordNet's subject field for parts of the body. */
const body = 8;

/** "What is in the dog's mouth?": nothing here sees parts of bodies. */
function isAtBody(question: string): boolean {
  const part = whatIsAt.exec(question)?.[1];
  return part !== undefined && nouns().senses(baseForms(part)[0] ?? part)[0]?.lexicographerFile === body;
}

/** What a question asks that is worded like no other, or undefined when it is no question. */
export function lastReadingOf(question: string, sentence: Sentence): Reading | undefined {
  const { text } = sentence;
  if (namedPerson.test(text)) return 'beyond:identity';
  // "You are a helpful assistant" is no question.
  if (/^\W*you\b/i.test(text)) return undefined;
  const words = question.slice(0, longestQuestion);
  if (asksForWords(words)) return 'read';
  const broad = isRequest(words, sentence) ? broadReadingOf(words) : undefined;
  return broad ?? lastPatterns.find(([, pattern]) => pattern.test(words))?.[0];
}

const questionWord =
  /^(?:is|are|was|were|do|does|did|has|have|can|could|should|what|which|how|who|where|when)\b/;
const verbs: readonly string[] = ['VERB', 'AUX'];
/** How to answer. */
const aboutForm =
  /^(?:use|format|keep|be|limit|respond|reply|present|put|order|sort|separate|start|end|begin|wrap|include|add|ensure|make sure|remember|note that|follow|speak|think|assume)\b|\bjson\b/;

/** Whether words ask or order something or are only a name ("list of objects"), and tell nothing. */
function isRequest(question: string, { words, tags }: Sentence): boolean {
  // "Is the text handwritten or printed?" asks for more than the text.
  if (aboutForm.test(question) || /^(?:is|are|was|were)\b.* or /.test(question)) return false;
  const first = words.indexOf(question.split(' ')[0]!);
  return questionWord.test(question) || tags[first] === 'VERB' || !tags.some((tag) => verbs.includes(tag));
}

const whatIsThe = /^(?:what|which|who) (?:is|are|was) the ([a-z]+(?: [a-z]+)?)\b/;
/** WordNet's subject field for what is communicated. */
const communication = 10;

/** "What is the slogan?", "who is the author?": what pictures can only tell in words. */
function asksForWords(question: string): boolean {
  const [first, second] = whatIsThe.exec(question)?.[1]?.split(' ') ?? [];
  if (first === undefined) return false;
  const compound = second === undefined ? [] : nouns().senses(`${first}_${second}`);
  const sense = compound[0] ?? nouns().senses(baseForms(first)[0] ?? first)[0];
  const isWords = sense?.lexicographerFile === communication || figures.test(first);
  return isWords && !aboutPicture.test(first);
}

/** Figures that are printed. */
const figures = /^(?:scores?|percentages?|rate|phone|speed)$/;
const aboutPicture =
  /^(?:subject|topic|theme|story|point|question|answer|problem|sign|signs|picture|object)$/;

/** "Is this Barack Obama?" */
const namedPerson = /^\W*[Ii]s (?:this|that|it|he|she)(?: \p{Lu}\p{Ll}+){1,3}\W*$/u;

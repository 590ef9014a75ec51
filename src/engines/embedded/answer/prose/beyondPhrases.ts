import type { Beyond } from '../../language/plan.js';

/** What small specialists cannot do, and what they can in its place, by the reason. */
const reasons: Readonly<Record<Beyond, readonly [cannot: string, can: string]>> = {
  identity: ['who someone is', 'I can say how many people there are and where'],
  action: ['what someone is doing', 'I can say who and what is there and where'],
  emotion: ['what someone feels', 'I can say how many people there are and where'],
  future: ['what happens next or happened before', 'I can say what the picture shows'],
  reason: ['why something is so', 'I can say what the picture shows'],
  attribute: ['such details', 'I can find, count and locate things and tell their colours'],
  knowledge: ['what is not in the picture', 'I can say what it shows and read its text'],
  place: ['which place this is', 'I can say what sort of place it looks like and read its text'],
  time: ['when this was', 'I can say what the picture shows and read its text'],
  creation: ['a text of my own making', 'I can describe the picture in plain sentences'],
  translation: ['a translation', 'I can read the text as it is printed'],
  other: [
    'that',
    'I can find, count and locate 80 kinds of everyday things, read text and codes and tell colours',
  ],
};

const verbs: Readonly<Partial<Record<Beyond, string>>> = {
  creation: 'write',
  translation: 'give',
  other: 'answer',
};

/** Where a larger model comes from. */
const larger = 'more needs a vision-language model (drishti models pull, or see docs/engines.md)';

const edits =
  /^\W*(?:please |can you |could you )*(?:remove|erase|replace|edit|crop|blur|retouch|enhance|upscale|sharpen|draw|paint|add|change|colou?rize|make (?:the|it|this))\b/;
const skills = /\bwhat (?:can|do) you do\b|\bhow can you help\b|\byour (?:capabilities|skills|abilities)\b/;
const self =
  /\b(?:who|what) are you\b|\byour name\b|\b(?:which|what) (?:ai |language |vision )?model (?:are you|is this|do you use)\b/;

const able = `${reasons.other[1]}, describe pictures and compare them`;

/**
 * What cannot be done and why, what can be, and how to get more, in one sentence; then ever shorter.
 * @param question in lower case
 */
export function beyondWordings(beyond: Beyond = 'other', question = ''): string[] {
  if (skills.test(question)) return [`${able}; ${larger}.`, `${able}.`];
  if (self.test(question))
    return [`I am the embedded vision engine of Drishti; ${able}.`, 'The embedded vision engine of Drishti.'];
  const [cannot, can] = reasons[beyond];
  const doing = edits.test(question) ? 'edit or draw pictures' : `${verbs[beyond] ?? 'tell'} ${cannot}`;
  const refusal = `I cannot ${doing}`;
  return [
    `${refusal}; ${can}, and ${larger}.`,
    `${refusal}; ${can}.`,
    `${refusal}.`,
    'I cannot tell.',
    'Unknown.',
  ];
}

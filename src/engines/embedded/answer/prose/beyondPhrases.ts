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
const larger = 'more needs a vision-language model engine (see docs/engines.md)';

/** What cannot be done and why, what can be, and how to get more, in one sentence; then ever shorter. */
export function beyondWordings(beyond: Beyond = 'other'): string[] {
  const [cannot, can] = reasons[beyond];
  const refusal = `I cannot ${verbs[beyond] ?? 'tell'} ${cannot}`;
  return [
    `${refusal}; ${can}, and ${larger}.`,
    `${refusal}; ${can}.`,
    `${refusal}.`,
    'I cannot tell.',
    'Unknown.',
  ];
}

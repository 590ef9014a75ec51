import { lastPatterns, type Reading, taskPatterns } from './taskPatterns.js';

/** Longer sentences say first what they ask. */
const longestQuestion = 400;

/** What a question (`questionOf`) asks by its wording, or undefined when that says nothing. */
export function taskOf(question: string): Reading | undefined {
  const text = question.slice(0, longestQuestion);
  return taskPatterns.find(([, pattern]) => pattern.test(text))?.[0];
}

/** What a question asks that is worded like no other, or undefined when it is no question. */
export function lastReadingOf(question: string, text: string): Reading | undefined {
  if (namedPerson.test(text)) return 'beyond:identity';
  // "You are a helpful assistant" is no question.
  if (/^\W*you\b/i.test(text)) return undefined;
  const words = question.slice(0, longestQuestion);
  return lastPatterns.find(([, pattern]) => pattern.test(words))?.[0];
}

/** "Is this Barack Obama?" */
const namedPerson = /^\W*[Ii]s (?:this|that|it|he|she)(?: \p{Lu}\p{Ll}+){1,3}\W*$/u;

import { invalidRequest } from '../../../errors.js';

/** Most labels of one question: each is a part of the text that the model reads. */
export const maxLabels = 50;

/** Characters of a label; models of this sort read 16 tokens or so. */
export const longestLabel = 60;

/**
 * What a model is asked for a label: in lower case, without full stops, which part labels from each other.
 * @throws DrishtiError `invalid_request` naming the limit for too many, too long or empty labels
 */
export function phrasesOf(labels: readonly string[]): string[] {
  if (labels.length > maxLabels) {
    throw invalidRequest(
      'labels',
      `${labels.length} kinds of objects were asked for; at most ${maxLabels} can be`,
    );
  }
  return labels.map(phraseOf);
}

function phraseOf(label: string): string {
  const phrase = label
    .toLowerCase()
    .replace(/[.\s]+/g, ' ')
    .trim();
  const shown = JSON.stringify(label.slice(0, longestLabel));
  if (!/[\p{L}\p{N}]/u.test(phrase)) throw invalidRequest('labels', `${shown} names no kind of object`);
  if (phrase.length <= longestLabel) return phrase;
  throw invalidRequest('labels', `${shown}… is longer than ${longestLabel} characters`);
}

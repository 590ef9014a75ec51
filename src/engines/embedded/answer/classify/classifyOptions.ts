import type { SeenImage } from '../seen.js';
import { evidenceFor, partOfKinds } from './optionEvidence.js';
import { areFormats, hasFormat } from './orientation.js';

/** A choice and how much was seen that speaks for it, 0…1. */
export interface RankedOption {
  /** In the words of whoever gave the choices. */
  readonly option: string;
  readonly confidence: number;
}

/** Weaker evidence is none. */
const leastEvidence = 0.08;

/** What a choice for everything else is worth where nothing speaks for the others. */
const catchAllEvidence = 0.1;

const catchAll =
  /^(?:others?|none(?: of (?:the above|these|them))?|something else|misc(?:ellaneous)?|unknown|unsure|neither|anything else)$/i;

/**
 * Ranks the choices of a prompt or an enum by what was seen in a picture, best first; choices that nothing speaks for
 * have a confidence of 0, and so have parts of one kind beside each other. "Other" and the like win where nothing speaks for the rest.
 */
export function classifyOptions(options: readonly string[], image: SeenImage): RankedOption[] {
  const weigh = areFormats(options)
    ? (option: string) => Number(hasFormat(option, image.size))
    : (option: string) => confidenceOf(option, image);
  const ranked = withoutTwins(options.map((option) => ({ option, confidence: weigh(option) })));
  return ranked.sort((a, b) => b.confidence - a.confidence);
}

/** Nothing tells a man from a woman, or a grizzly from a polar bear. */
function withoutTwins(options: readonly RankedOption[]): RankedOption[] {
  const parts = options.map(({ option, confidence }) => {
    const kinds = confidence > 0 ? partOfKinds(option) : undefined;
    return kinds && `${kinds} ${confidence}`;
  });
  const [once, twins] = [new Set<string>(), new Set<string>()];
  for (const part of parts) if (part !== undefined) (once.has(part) ? twins : once).add(part);
  return options.map((one, at) => (twins.has(parts[at] ?? '') ? { ...one, confidence: 0 } : one));
}

function confidenceOf(option: string, image: SeenImage): number {
  if (catchAll.test(option.trim())) return catchAllEvidence;
  const evidence = evidenceFor(option)?.(image) ?? 0;
  return evidence < leastEvidence ? 0 : evidence;
}

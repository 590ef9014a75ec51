import { median } from '../../numbers.js';
import type { Gap } from './gaps.js';

/** Height of the crops, which lengths are measured by. */
const unit = 48;

/** Widths of characters beside the mean of their line, in ordinary type; all others count as 1. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/[.,:;'|!il`]/, 0.5],
  [/[()[\]{}/\\\-"jtfrI1]/, 0.7],
  [/[mwMW@%&]/, 1.4],
  [/[A-Z]/, 1.15],
];

const classes: readonly RegExp[] = [/\d/, /[A-Z]/, /[a-z]/, /[.,]/, /[:;!?)\]%]/, /[([#$@&]/];

/**
 * What tells whether words part at each gap of a line: its lengths alone and beside the others of the line, what the
 * recogniser thought, and what stands on both sides.
 */
export function gapFeatures(gaps: readonly Gap[]): number[][] {
  const pitch = Math.max(1, median(gaps.map(({ distance }) => distance)) ?? 0);
  const usual = median(gaps.map(widthOf)) ?? 0;
  const usualLoose = median(gaps.map(({ looseWidth }) => looseWidth)) ?? 0;
  return gaps.map((gap, index) => [
    widthOf(gap) / unit,
    gap.looseWidth / unit,
    gap.distance / unit,
    pitch / unit,
    widthOf(gap) / pitch,
    gap.distance / pitch,
    (widthOf(gap) - usual) / unit,
    (gap.looseWidth - usualLoose) / unit,
    logit(gap.space),
    gap.distance / pitch - (usualWidth(gap.before) + usualWidth(gap.after)) / 2,
    neighbour(gaps[index - 1]) / unit,
    neighbour(gaps[index + 1]) / unit,
    Number(isInNumber(gaps[index - 1]?.before, gap.before, gap.after)),
    Number(isInNumber(gap.before, gap.after, gaps[index + 1]?.after)),
    ...classes.map((kind) => Number(kind.test(gap.before))),
    ...classes.map((kind) => Number(kind.test(gap.after))),
  ]);
}

/** Whether the second of three characters looks like part of an amount, a date or a time: 2.50, 3/4, 12:30. */
function isInNumber(first: string | undefined, second: string, third: string | undefined): boolean {
  return /[.,:/-]/.test(second) && /\d/.test(first ?? '') && /\d/.test(third ?? '');
}

function widthOf({ start, end }: Gap): number {
  return end - start;
}

function neighbour(gap: Gap | undefined): number {
  return gap ? gap.looseWidth : 0;
}

function usualWidth(character: string): number {
  return widths.find(([kind]) => kind.test(character))?.[1] ?? 1;
}

/** The logarithm of the odds, −2…2. */
function logit(probability: number): number {
  const bounded = Math.min(Math.max(probability, 3e-4), 1 - 3e-4);
  return Math.log(bounded / (1 - bounded)) / 4;
}

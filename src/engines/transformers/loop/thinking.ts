import type { ThinkingLevel } from '../../engine.js';
import type { ThinkingTokens } from './loadedModel.js';

/** Tokens that a thought may have at each level before it is closed. */
const budgets: Readonly<Record<ThinkingLevel, number>> = {
  minimal: 0,
  low: 1024,
  medium: 4096,
  high: 16_384,
};

/** How long a model may think that does so unasked, since its template gives no choice. */
const budgetUnasked = budgets.medium;

/**
 * Whether the model is to think: not for JSON, which the thought would be no part of, and not unless asked.
 */
export function isToThink(level: ThinkingLevel | undefined, isJson: boolean): boolean {
  return !isJson && level !== undefined && level !== 'minimal';
}

/** Tokens that a thought may have. */
export function thoughtBudget(level: ThinkingLevel | undefined, isJson: boolean): number {
  if (isJson) return 0;
  return level === undefined ? budgetUnasked : budgets[level];
}

/** Whether a prompt ends inside a thought. */
export function endsInThought(tokens: readonly number[], thinking: ThinkingTokens): boolean {
  return tokens.lastIndexOf(thinking.open) > tokens.lastIndexOf(thinking.close);
}

import { z } from 'zod';
import type { ThinkingLevel } from '../../interactions/request.js';
import { eitherCaseFields, optional, shown } from '../fields.js';

const levels = {
  THINKING_LEVEL_UNSPECIFIED: undefined,
  MINIMAL: 'minimal',
  LOW: 'low',
  MEDIUM: 'medium',
  HIGH: 'high',
} as const satisfies Record<string, ThinkingLevel | undefined>;

type LevelName = keyof typeof levels;

/** Clients write levels in either case. */
const thinkingLevel = z.preprocess(
  (value) => (typeof value === 'string' ? value.toUpperCase() : value),
  z.enum(Object.keys(levels) as LevelName[], {
    error: ({ input }) => `${shown(input)} is not one of MINIMAL, LOW, MEDIUM, HIGH`,
  }),
);

/** The largest budget of each level, in tokens; what is more is high. */
const budgets = { minimal: 0, low: 1024, medium: 8192 } as const;

/** -1 leaves the budget to the model. */
const dynamic = -1;

const thinkingBudget = z
  .int()
  .min(dynamic)
  .max(2 ** 31 - 1);

const bothGiven = 'give thinkingLevel or thinkingBudget, not both';

/** `thinkingConfig`: how much is thought, and whether thoughts are told. */
export const thinkingConfig = eitherCaseFields({
  thinkingLevel: optional(thinkingLevel),
  thinkingBudget: optional(thinkingBudget),
  includeThoughts: optional(z.boolean()),
}).refine((config) => config.thinkingLevel === undefined || config.thinkingBudget === undefined, bothGiven);

/** The level that is asked for by name, or that a budget of tokens comes to; nothing leaves it to the model. */
export function thinkingOf(config: z.output<typeof thinkingConfig> | undefined): ThinkingLevel | undefined {
  if (config?.thinkingLevel !== undefined) return levels[config.thinkingLevel];
  return config?.thinkingBudget === undefined ? undefined : levelOfBudget(config.thinkingBudget);
}

function levelOfBudget(tokens: number): ThinkingLevel | undefined {
  if (tokens === dynamic) return undefined;
  if (tokens <= budgets.minimal) return 'minimal';
  if (tokens <= budgets.low) return 'low';
  return tokens <= budgets.medium ? 'medium' : 'high';
}

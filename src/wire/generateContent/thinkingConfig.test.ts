import { expect, it } from 'vitest';
import { thinkingConfig, thinkingOf } from './thinkingConfig.js';

it.each([
  [{}, undefined],
  [{ thinkingLevel: 'MINIMAL' }, 'minimal'],
  [{ thinking_level: 'high' }, 'high'],
  [{ thinkingLevel: 'THINKING_LEVEL_UNSPECIFIED' }, undefined],
  [{ thinkingBudget: -1 }, undefined],
  [{ thinkingBudget: 0 }, 'minimal'],
  [{ thinkingBudget: 1 }, 'low'],
  [{ thinking_budget: 1024 }, 'low'],
  [{ thinkingBudget: 1025 }, 'medium'],
  [{ thinkingBudget: 8192 }, 'medium'],
  [{ thinkingBudget: 8193 }, 'high'],
])('%j is %s', (config, level) => {
  expect(thinkingOf(thinkingConfig.parse(config))).toBe(level);
});

it.each([
  { thinkingLevel: 'low', thinkingBudget: 0 },
  { thinkingLevel: 'EXTREME' },
  { thinkingLevel: 3 },
  { thinkingBudget: -2 },
  { thinkingBudget: 0.5 },
  { thinkingBudget: 2 ** 31 },
  { includeThoughts: 'yes' },
  { depth: 1 },
])('%j is refused', (config) => {
  expect(thinkingConfig.safeParse(config).success).toBe(false);
});

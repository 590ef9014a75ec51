import { describe, expect, it } from 'vitest';
import { prompts } from './prompts/index.js';
import { expectedOf, planned } from './prompts/planCase.js';

describe.each(Object.entries(prompts))('prompts of %s are planned as they are meant', (_, cases) => {
  it.each(cases.map((testCase) => [testCase[0], testCase] as const))('%s', (_, testCase) => {
    expect(planned(testCase)).toEqual(expectedOf(testCase));
  });
});

it('are some five hundred, each its own', () => {
  const all = Object.values(prompts).flat();
  const settings = all.map(([prompt, , more]) =>
    JSON.stringify([prompt, more?.system, more?.earlier, more?.json]),
  );
  expect(new Set(settings).size).toBe(all.length);
  expect(all.length).toBeGreaterThanOrEqual(500);
});

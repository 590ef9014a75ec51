import { expect, it } from 'vitest';
import { retryAfterMs, unavailable } from './failures.js';

const now = Date.parse('2026-01-01T00:00:00Z');

it.each([
  ['3', 3000],
  ['0.5', 500],
  ['0', 0],
  ['Thu, 01 Jan 2026 00:00:07 GMT', 7000],
  ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
  ['soon', undefined],
  [undefined, undefined],
  [['1', '2'], undefined],
])('takes retry-after: %j for %s ms', (header, ms) => {
  expect(retryAfterMs(header as string | string[] | undefined, now)).toBe(ms);
});

it.each([
  [undefined, 5],
  [0, 1],
  [2500, 3],
  [60_000, 8],
])('tells callers to wait, asked for %s ms, %i seconds', (asked, seconds) => {
  expect(unavailable('x', asked).error.retryAfterSeconds).toBe(seconds);
});

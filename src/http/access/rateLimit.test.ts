import { expect, it } from 'vitest';
import { RateLimit } from './rateLimit.js';

let now = 0;
const limitOf = (perMinute: number) => {
  now = 0;
  return new RateLimit(perMinute, () => now);
};
const refusal = (retryAfterSeconds: number) =>
  expect.objectContaining({ code: 'rate_limit_exceeded', retryAfterSeconds });

const takes = (limit: RateLimit, sender: string) => {
  try {
    limit.take(sender);
    return undefined;
  } catch (error) {
    return error;
  }
};

it('takes a minute’s worth at once and then evenly, and says when to come again', () => {
  const limit = limitOf(6);
  for (let round = 0; round < 6; round++) limit.take('a');
  expect(takes(limit, 'a')).toEqual(refusal(10));
  now = 9_500;
  expect(takes(limit, 'a')).toEqual(refusal(1));
  now = 10_000;
  limit.take('a');
  expect(takes(limit, 'a')).toEqual(refusal(10));
});

it('gives nobody more than a minute’s worth, however long nothing was sent', () => {
  const limit = limitOf(2);
  limit.take('a');
  now = 3_600_000;
  limit.take('a');
  limit.take('a');
  expect(takes(limit, 'a')).toEqual(refusal(30));
});

it('counts each sender alone', () => {
  const limit = limitOf(1);
  limit.take('a');
  limit.take('b');
  expect(takes(limit, 'a')).toEqual(refusal(60));
});

it.each([1, 7, 999])('lets in who comes when told to: %d a minute', (perMinute) => {
  const limit = limitOf(perMinute);
  for (let round = 0; round < perMinute; round++) limit.take('a');
  const { retryAfterSeconds } = takes(limit, 'a') as { retryAfterSeconds: number };
  now += retryAfterSeconds * 1000;
  expect(takes(limit, 'a')).toBeUndefined();
});

it('forgets those that have not sent for longest when there are too many, and no others', () => {
  const limit = limitOf(1);
  limit.take('first');
  limit.take('last');
  for (let sender = 0; sender < 9_999; sender++) limit.take(`${sender}`);
  expect(takes(limit, 'first')).toBeUndefined();
  expect(takes(limit, '9998')).toEqual(refusal(60));
});

import { expect, it } from 'vitest';
import { AdmissionQueue } from './admission.js';

const never = new AbortController().signal;

it('lets the waiting in by order of arrival', async () => {
  const queue = new AdmissionQueue({ concurrency: 1, maxQueue: 2 });
  const order: string[] = [];
  const leave = await queue.enter(never);
  const visit = async (name: string) => {
    const done = await queue.enter(never);
    order.push(name);
    done();
  };
  const visits = [visit('first'), visit('second')];
  expect(order).toEqual([]);
  leave();
  await Promise.all(visits);
  expect(order).toEqual(['first', 'second']);
});

it('tells how many are at work and how many wait', async () => {
  const queue = new AdmissionQueue({ concurrency: 1, maxQueue: 2 });
  expect(queue.load).toEqual({ active: 0, waiting: 0 });
  const leave = await queue.enter(never);
  const next = queue.enter(never);
  expect(queue.load).toEqual({ active: 1, waiting: 1 });
  leave();
  const leaveAgain = await next;
  expect(queue.load).toEqual({ active: 1, waiting: 0 });
  leaveAgain();
  expect(queue.load).toEqual({ active: 0, waiting: 0 });
});

it('refuses with a time to wait when the queue is full', async () => {
  const queue = new AdmissionQueue({ concurrency: 1, maxQueue: 0 });
  await queue.enter(never);
  await expect(queue.enter(never)).rejects.toMatchObject({ code: 'too_many_requests', retryAfterSeconds: 2 });
});

it('gives the place of one who goes away to the next', async () => {
  const queue = new AdmissionQueue({ concurrency: 1, maxQueue: 1 });
  const leave = await queue.enter(never);
  const impatient = new AbortController();
  const waiting = queue.enter(impatient.signal);
  impatient.abort(new Error('gone'));
  await expect(waiting).rejects.toThrow('gone');
  const next = queue.enter(never);
  leave();
  await expect(next).resolves.toBeTypeOf('function');
});

it('does not let in who has gone already', async () => {
  const queue = new AdmissionQueue({ concurrency: 1, maxQueue: 1 });
  await expect(queue.enter(AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
});

const takeTurns = async (
  queue: AdmissionQueue,
  comers: readonly (readonly [owner: string, name: string])[],
) => {
  const leave = await queue.enter(never);
  const order: string[] = [];
  const visits = comers.map(async ([owner, name]) => {
    const done = await queue.enter(never, owner);
    order.push(name);
    done();
  });
  leave();
  await Promise.all(visits);
  return order.join(' ');
};

it('lets owners take turns, and each of theirs in by order of arrival', async () => {
  const queue = new AdmissionQueue({ concurrency: 1, maxQueue: 10 });
  const many = ['a1', 'a2', 'a3', 'a4'].map((name) => ['a', name] as const);
  const order = await takeTurns(queue, [...many, ['b', 'b1'], ['b', 'b2'], ['c', 'c1']]);
  expect(order).toBe('a1 b1 c1 a2 b2 a3 a4');
  expect(queue.load).toEqual({ active: 0, waiting: 0 });
});

it('gives who has fewer waiting the place of the newest of whoever has most, until all have as many', async () => {
  const queue = new AdmissionQueue({ concurrency: 1, maxQueue: 4 });
  const leave = await queue.enter(never);
  const outcomes: string[] = [];
  const come = async (owner: string, name: string) => {
    try {
      const done = await queue.enter(never, owner);
      outcomes.push(name);
      done();
    } catch (error) {
      outcomes.push(`${name} ${(error as { code: string }).code}`);
    }
  };
  const coming = ['a1', 'a2', 'a3', 'a4', 'a5', 'b1', 'b2', 'b3', 'a6'].map((name) =>
    come(name.charAt(0), name),
  );
  await Promise.all([coming[4], coming[3], coming[2], coming[7], coming[8]]);
  expect(outcomes.sort()).toEqual(['a3', 'a4', 'a5', 'a6', 'b3'].map((name) => `${name} too_many_requests`));
  expect(queue.load).toEqual({ active: 1, waiting: 4 });
  outcomes.length = 0;
  leave();
  await Promise.all(coming);
  expect(outcomes).toEqual(['a1', 'b1', 'a2', 'b2']);
});

it('forgets who was refused while waiting', async () => {
  const queue = new AdmissionQueue({ concurrency: 1, maxQueue: 2 });
  const leave = await queue.enter(never);
  const leaving = new AbortController();
  const waiting = [queue.enter(never, 'a'), queue.enter(leaving.signal, 'a')];
  const other = queue.enter(never, 'b');
  await expect(waiting[1]).rejects.toMatchObject({ code: 'too_many_requests', retryAfterSeconds: 2 });
  leaving.abort(new Error('gone'));
  expect(queue.load).toEqual({ active: 1, waiting: 2 });
  leave();
  (await waiting[0])?.();
  (await other)();
  expect(queue.load).toEqual({ active: 0, waiting: 0 });
});

it('lets nobody wait while more comes than can be done', async () => {
  let now = 0;
  const queue = new AdmissionQueue({ concurrency: 2, maxQueue: 10 }, () => now);
  const comers = Array.from({ length: 12 }, () =>
    queue.enter(never).then(
      () => 'let in',
      () => 'refused',
    ),
  );
  await expect(queue.enter(never)).rejects.toMatchObject({ code: 'too_many_requests' });
  expect(queue.load).toEqual({ active: 2, waiting: 10 });
  now = 2000;
  await expect(queue.enter(never)).rejects.toMatchObject({ code: 'too_many_requests' });
  expect(queue.load).toEqual({ active: 2, waiting: 0 });
  expect(await Promise.all(comers)).toEqual(['let in', 'let in', ...Array(10).fill('refused')]);
  now = 6000;
  void queue.enter(never);
  expect(queue.load).toEqual({ active: 2, waiting: 1 });
});

it('lets who has nothing at work wait even then', async () => {
  let now = 0;
  const queue = new AdmissionQueue({ concurrency: 1, maxQueue: 4 }, () => now);
  const leave = await queue.enter(never, 'much');
  const refused = Array.from({ length: 3 }, () => queue.enter(never, 'much').catch(() => 'refused'));
  const little = queue.enter(never, 'little');
  now = 2000;
  await expect(queue.enter(never, 'much')).rejects.toMatchObject({ code: 'too_many_requests' });
  expect(await Promise.all(refused)).toEqual(['refused', 'refused', 'refused']);
  void queue.enter(never, 'another');
  await expect(queue.enter(never, 'little')).rejects.toMatchObject({ code: 'too_many_requests' });
  expect(queue.load).toEqual({ active: 1, waiting: 2 });
  leave();
  (await little)();
  expect(queue.load).toEqual({ active: 1, waiting: 0 });
});

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

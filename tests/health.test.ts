import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type RecordingApp, recordingApp } from './support/app.js';
import { catchLog } from './support/caughtLog.js';

let house: RecordingApp;
beforeEach(async () => {
  house = await recordingApp({ logLevel: 'error' });
});
afterEach(async () => {
  vi.useRealTimers();
  await house.close();
});

const ready = { status: 'ready', parts: { store: 'ready', engines: { recording: 'ready' } } };

async function readiness() {
  const answer = await house.app.inject('/readyz');
  return [answer.statusCode, answer.json()];
}

it('lives and is ready', async () => {
  expect((await house.app.inject('/healthz')).json()).toEqual({ status: 'ok' });
  expect(await readiness()).toEqual([200, ready]);
  expect((await house.app.inject({ method: 'POST', url: '/readyz' })).statusCode).toBe(405);
});

it('is not ready while the store cannot be read, and logs why', async () => {
  const log = catchLog();
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const failing = vi.spyOn(house.services.store.db, 'selectFrom').mockImplementation(() => {
    throw new Error('disk I/O error');
  });
  const unavailable = { ...ready, status: 'unavailable', parts: { ...ready.parts, store: 'unavailable' } };
  expect(await readiness()).toEqual([503, unavailable]);
  expect((await house.app.inject('/healthz')).statusCode).toBe(200);
  failing.mockRestore();
  vi.advanceTimersByTime(1001);
  expect(await readiness()).toEqual([200, ready]);
  log.release();
  expect(log.lines()).toMatchObject([
    { msg: 'the store cannot be read', err: { message: 'disk I/O error' } },
  ]);
});

it('is not ready when the store does not answer, and asks it no second time meanwhile', async () => {
  let answer = (_rows: unknown[]) => {};
  const query = { select: () => query, limit: () => query, execute: () => rows };
  const rows = new Promise<unknown[]>((resolve) => (answer = resolve));
  const asked = vi
    .spyOn(house.services.store.db, 'selectFrom')
    .mockImplementation((() => query) as unknown as typeof house.services.store.db.selectFrom);
  const answers = await Promise.all([readiness(), readiness(), readiness()]);
  expect(answers.map(([status]) => status)).toEqual([503, 503, 503]);
  expect(asked).toHaveBeenCalledTimes(1);
  asked.mockRestore();
  answer([]);
  await expect.poll(readiness).toEqual([200, ready]);
});

it('asks the store once for many that ask at the same time', async () => {
  const asked = vi.spyOn(house.services.store.db, 'selectFrom');
  const answers = await Promise.all(Array.from({ length: 50 }, readiness));
  expect(answers.every(([status]) => status === 200)).toBe(true);
  expect(asked).toHaveBeenCalledTimes(1);
});

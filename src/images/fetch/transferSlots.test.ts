import { expect, it } from 'vitest';
import { TransferSlots } from './transferSlots.js';

const idle = () => new AbortController().signal;

/** Work that waits until it is told to finish. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  let started = 0;
  const work = async () => {
    started++;
    await opened;
  };
  return { open, work, started: () => started };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

it('lets eight work for one host and others besides', async () => {
  const slots = new TransferSlots();
  const slow = gate();
  const running = Array.from({ length: 100 }, () => slots.run('slow', idle(), slow.work));
  await settle();
  expect(slow.started()).toBe(8);
  expect(await slots.run('quick', idle(), async () => 'done')).toBe('done');
  slow.open();
  await Promise.all(running);
  expect(slow.started()).toBe(100);
});

it('remembers who works for a host when some are done', async () => {
  const slots = new TransferSlots();
  const slow = gate();
  await slots.run('host', idle(), async () => {});
  const running = Array.from({ length: 7 }, () => slots.run('host', idle(), slow.work));
  await slots.run('host', idle(), async () => {});
  const more = Array.from({ length: 7 }, () => slots.run('host', idle(), slow.work));
  await settle();
  expect(slow.started()).toBe(8);
  slow.open();
  await Promise.all([...running, ...more]);
});

it('lets 64 work at the same time', async () => {
  const slots = new TransferSlots();
  const slow = gate();
  const running = Array.from({ length: 80 }, (_, index) => slots.run(`host${index}`, idle(), slow.work));
  await settle();
  expect(slow.started()).toBe(64);
  slow.open();
  await Promise.all(running);
});

it('lets go at once of whoever gives up waiting, and never does the work', async () => {
  const slots = new TransferSlots();
  const slow = gate();
  const running = Array.from({ length: 8 }, () => slots.run('host', idle(), slow.work));
  const caller = new AbortController();
  let done = false;
  const waiting = slots.run('host', caller.signal, async () => {
    done = true;
  });
  caller.abort('gone');
  await expect(waiting).rejects.toBe('gone');
  slow.open();
  await Promise.all(running);
  await slots.run('host', idle(), async () => {});
  expect(done).toBe(false);
});

it('gives the place back when work fails', async () => {
  const slots = new TransferSlots();
  const failing = async () => {
    throw new Error('no');
  };
  for (let round = 0; round < 100; round++) {
    await expect(slots.run('host', idle(), failing)).rejects.toThrow('no');
  }
});

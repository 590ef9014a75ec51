import { describe, expect, it } from 'vitest';
import { QueueLength } from './queueLength.js';

function lengthAt() {
  const clock = { ms: 0 };
  return { clock, length: new QueueLength(32, () => clock.ms) };
}

describe('QueueLength', () => {
  it('lets a burst wait, though it is more than the queue holds', () => {
    const { clock, length } = lengthAt();
    length.observe(32);
    length.noteRefusal();
    expect(length.limit).toBe(32);
    clock.ms = 1000;
    length.observe(0);
    length.observe(32);
    clock.ms = 2000;
    length.noteRefusal();
    expect(length.limit).toBe(32);
  });

  it('lets a long queue stand that is never full', () => {
    const { clock, length } = lengthAt();
    for (clock.ms = 0; clock.ms < 60_000; clock.ms += 100) length.observe(30);
    expect(length.limit).toBe(32);
  });

  it('lets nobody wait while a full queue stands, until nobody was refused for a while', () => {
    const { clock, length } = lengthAt();
    length.observe(32);
    clock.ms = 1500;
    length.noteRefusal();
    expect(length.limit).toBe(0);
    length.observe(0);
    clock.ms = 4500;
    expect(length.limit).toBe(0);
    length.noteRefusal();
    clock.ms = 7500;
    expect(length.limit).toBe(0);
    clock.ms = 7501;
    expect(length.limit).toBe(32);
  });
});

import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { DiskReserve, freeBytes } from './diskReserve.js';

describe('DiskReserve', () => {
  /** A disk with so much free, of which 100 are to stay. */
  function disk(free: number) {
    const state = { free, now: 0, measured: 0 };
    const measure = async () => {
      state.measured++;
      return state.free;
    };
    return { state, reserve: new DiskReserve(100, measure, () => state.now) };
  }

  it('gives out what is free but the reserve', async () => {
    const { reserve } = disk(150);
    expect(await reserve.hasRoomFor(50)).toBe(true);
    expect(await reserve.hasRoomFor(51)).toBe(false);
    expect(await reserve.take(51)).toBe(false);
    expect(await reserve.take(50)).toBe(true);
  });

  it('measures once a second, and counts meanwhile', async () => {
    const { state, reserve } = disk(200);
    expect(await reserve.take(60)).toBe(true);
    expect(await reserve.take(40)).toBe(true);
    expect(state.measured).toBe(1);
    state.free = 100;
    expect(await reserve.take(1)).toBe(false);
    state.free = 300;
    expect(await reserve.take(1)).toBe(true);
    expect(state.measured).toBe(3);
    state.free = 100;
    state.now = 1001;
    expect(await reserve.hasRoomFor(1)).toBe(false);
  });

  it('does not trust an old figure when the clock is set back', async () => {
    const { state, reserve } = disk(200);
    await reserve.take(1);
    state.free = 100;
    state.now = -5000;
    expect(await reserve.hasRoomFor(1)).toBe(false);
  });
});

it('measures a real disk', async () => {
  expect(await freeBytes(tmpdir())).toBeGreaterThan(0);
});

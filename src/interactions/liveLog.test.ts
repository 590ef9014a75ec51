import { describe, expect, it } from 'vitest';
import type { InteractionEvent, LoggedEvent } from './event.js';
import { LiveLog } from './liveLog.js';

const created: InteractionEvent = { type: 'created' };
const delta = (text: string): InteractionEvent => ({ type: 'delta', index: 0, step: 'output', text });
const finished: InteractionEvent = { type: 'finished', status: 'completed', atMs: 0 };

async function collect(events: AsyncIterable<LoggedEvent>): Promise<LoggedEvent[]> {
  const all: LoggedEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

describe('LiveLog', () => {
  it('tells followers what is there and then what comes, each event once, up to the last', async () => {
    const log = new LiveLog([created]);
    const early = collect(log.follow(0));
    log.append([delta('a')]);
    const late = collect(log.follow(1));
    await Promise.resolve();
    log.append([delta('b'), finished]);
    const all = [created, delta('a'), delta('b'), finished].map((event, seq) => ({ seq, event }));
    expect(await early).toEqual(all);
    expect(await late).toEqual(all.slice(1));
    expect(await collect(log.follow(4))).toEqual([]);
  });

  it('ends quietly for a follower who goes away', async () => {
    const log = new LiveLog([created]);
    const gone = new AbortController();
    const following = collect(log.follow(0, gone.signal));
    await Promise.resolve();
    gone.abort();
    expect(await following).toHaveLength(1);
  });

  it('gives followers the error it was broken with, after what they had not seen', async () => {
    const log = new LiveLog([created]);
    log.append([delta('a')]);
    log.break(new Error('stopped'));
    const seen: number[] = [];
    const following = (async () => {
      for await (const { seq } of log.follow(0)) seen.push(seq);
    })();
    await expect(following).rejects.toThrow('stopped');
    expect(seen).toEqual([0, 1]);
  });

  it('tells when it has reached a length, or never will', async () => {
    const log = new LiveLog([created]);
    let reached = false;
    const reaching = log.reach(3).then(() => (reached = true));
    log.append([delta('a')]);
    await Promise.resolve();
    expect(reached).toBe(false);
    log.append([delta('b')]);
    await reaching;
    const short = new LiveLog([created]);
    const waiting = short.reach(9);
    short.append([finished]);
    await waiting;
  });
});

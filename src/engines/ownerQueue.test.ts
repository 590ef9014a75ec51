import { describe, expect, it } from 'vitest';
import { OwnerQueue } from './ownerQueue.js';

const item = (owner: string, name: string) => ({ owner, name });
const drain = (queue: OwnerQueue<{ owner: string; name: string }>) => {
  const names: string[] = [];
  for (let next = queue.next(); next !== undefined; next = queue.next()) names.push(next.name);
  return names.join(' ');
};

describe('OwnerQueue', () => {
  it('serves owners in turn and each in order', () => {
    const queue = new OwnerQueue<{ owner: string; name: string }>();
    for (const name of ['a1', 'a2', 'a3', 'a4']) queue.add(item('a', name));
    for (const name of ['b1', 'b2']) queue.add(item('b', name));
    expect(queue.next()?.name).toBe('a1');
    queue.add(item('c', 'c1'));
    expect(drain(queue)).toBe('b1 a2 c1 b2 a3 a4');
    expect(queue.size).toBe(0);
  });

  it('lets waiting ones be removed, once', () => {
    const queue = new OwnerQueue<{ owner: string; name: string }>();
    const [first, second] = [item('a', 'a1'), item('a', 'a2')];
    queue.add(first);
    queue.add(second);
    expect([queue.remove(first), queue.remove(first)]).toEqual([true, false]);
    expect(queue.next()).toBe(second);
    expect(queue.next()).toBeUndefined();
  });

  it('tells the newest of the owner who has most, or of the first such owner', () => {
    const queue = new OwnerQueue<{ owner: string; name: string }>();
    expect(queue.newestOfMost()).toBeUndefined();
    for (const name of ['a1', 'b1', 'b2', 'c1', 'b3', 'c2', 'c3']) queue.add(item(name.charAt(0), name));
    expect(queue.newestOfMost()?.name).toBe('b3');
    queue.add(item('c', 'c4'));
    expect(queue.newestOfMost()?.name).toBe('c4');
  });
});

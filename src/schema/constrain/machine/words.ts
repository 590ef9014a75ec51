import type { WordTrie } from '../grammar/wordTrie.js';
import type { Configuration } from './configuration.js';
import type { Machine } from './machine.js';

/** One of some fixed byte strings, as much of it as is below a node of their trie. */
export function words(machine: Machine, trie: WordTrie, next: Configuration): Configuration {
  return machine.intern(`w${trie.id},${next.id}`, (id) => ({
    id,
    depth: next.depth,
    bytes(mark) {
      for (const byte of trie.branches.keys()) mark(byte, byte);
    },
    step(byte, add) {
      const branch = trie.branches.get(byte);
      if (branch === undefined) return;
      if (branch.ends) add(next);
      if (branch.branches.size > 0) add(words(machine, branch, next));
    },
  }));
}

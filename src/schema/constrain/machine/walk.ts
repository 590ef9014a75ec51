import type { ByteTrie } from '../tokens/byteTrie.js';
import type { NumberList } from '../tokens/numberList.js';
import { type Automaton, dead } from './automaton.js';

/** Adds to `found` the values of all strings of the trie that can be read from the state on. */
export function walk(trie: ByteTrie, automaton: Automaton, state: number, found: NumberList): void {
  const { bytes, depths, ends, starts, values } = trie;
  const states = new Int32Array(trie.deepest + 1);
  states[0] = state;
  const nodes = bytes.length;
  for (let node = 0; node < nodes; ) {
    const depth = depths[node]!;
    const from = states[depth]!;
    const byte = bytes[node]!;
    let to = automaton.row(from)[byte]!;
    if (to < 0) to = automaton.next(from, byte);
    if (to === dead) {
      node = ends[node]!;
      continue;
    }
    states[depth + 1] = to;
    for (let at = starts[node]!; at < starts[node + 1]!; at++) found.push(values[at]!);
    node++;
  }
}

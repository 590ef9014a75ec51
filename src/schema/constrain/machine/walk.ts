import type { ByteTrie } from '../tokens/byteTrie.js';
import type { NumberList } from '../tokens/numberList.js';
import { type Automaton, dead } from './automaton.js';

/** Adds to `found` the values of all strings of the trie that can be read from the state on. */
export function walk(trie: ByteTrie, automaton: Automaton, state: number, found: NumberList): void {
  const { bytes, depths, ends, starts, values } = trie;
  const states = new Int32Array(trie.deepest + 1);
  // The transitions of each of these states: looked up once for all branches of a node.
  const rows: Int32Array[] = [automaton.row(state)];
  states[0] = state;
  const nodes = bytes.length;
  for (let node = 0; node < nodes; ) {
    const depth = depths[node]!;
    const byte = bytes[node]!;
    let to = rows[depth]![byte]!;
    if (to < 0) to = automaton.next(states[depth]!, byte);
    if (to === dead) {
      node = ends[node]!;
      continue;
    }
    if (to !== states[depth + 1] || rows.length < depth + 2) {
      states[depth + 1] = to;
      rows[depth + 1] = automaton.row(to);
    }
    for (let at = starts[node]!; at < starts[node + 1]!; at++) found.push(values[at]!);
    node++;
  }
}

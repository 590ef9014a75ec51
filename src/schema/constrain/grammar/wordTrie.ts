/** Fixed byte strings as a tree. */
export interface WordTrie {
  readonly id: number;
  readonly branches: Map<number, WordTrie>;
  /** Whether one of the strings ends here. */
  ends: boolean;
}

/** The tree of texts, whose nodes get their ids from `nextId`. */
export function createWordTrie(texts: Iterable<string>, nextId: () => number): WordTrie {
  const root: WordTrie = { id: nextId(), branches: new Map(), ends: false };
  for (const text of texts) {
    let node = root;
    for (const byte of Buffer.from(text)) {
      const branch = node.branches.get(byte) ?? { id: nextId(), branches: new Map(), ends: false };
      node.branches.set(byte, branch);
      node = branch;
    }
    node.ends = true;
  }
  return root;
}

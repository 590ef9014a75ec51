/**
 * Byte strings as a tree laid out in preorder, so that a walk runs through flat arrays from left to right and leaves a
 * branch out by one jump.
 */
export interface ByteTrie {
  /** The byte that leads to each node; the root is no node. */
  readonly bytes: Uint8Array;
  /** Nodes above each node: 0 for the first byte of a string. */
  readonly depths: Uint16Array;
  /** The node after the last one below each node. */
  readonly ends: Int32Array;
  /** The strings that end at node i are those at `starts[i]` … `starts[i + 1] - 1` of `values`. */
  readonly starts: Int32Array;
  readonly values: Int32Array;
  readonly deepest: number;
}

/** A string of bytes, a byte a character (latin1), and what it stands for. */
export interface TrieEntry {
  readonly key: string;
  readonly value: number;
}

/** Builds the trie of entries in any order; empty keys are left out. */
export function createByteTrie(entries: readonly TrieEntry[]): ByteTrie {
  const sorted = entries.filter(({ key }) => key !== '').sort(byKey);
  const room = sorted.reduce((sum, { key }) => sum + key.length, 0);
  const bytes = new Uint8Array(room);
  const depths = new Uint16Array(room);
  const ends = new Int32Array(room);
  const starts = new Int32Array(room + 1);
  const open: number[] = [];
  let nodes = 0;
  const closeTo = (depth: number): void => {
    while (open.length > depth) ends[open.pop()!] = nodes;
  };
  for (const [index, { key }] of sorted.entries()) {
    const shared = sharedPrefix(sorted[index - 1]?.key ?? '', key);
    closeTo(shared);
    for (let depth = shared; depth < key.length; depth++) {
      bytes[nodes] = key.charCodeAt(depth);
      depths[nodes] = depth;
      starts[nodes] = index;
      open.push(nodes++);
    }
  }
  closeTo(0);
  starts[nodes] = sorted.length;
  return {
    bytes: bytes.slice(0, nodes),
    depths: depths.slice(0, nodes),
    ends: ends.slice(0, nodes),
    starts: starts.slice(0, nodes + 1),
    values: Int32Array.from(sorted, ({ value }) => value),
    deepest: sorted.reduce((most, { key }) => Math.max(most, key.length), 0),
  };
}

/** UTF-16 order is byte order, since every character is a byte. */
function byKey({ key: a }: TrieEntry, { key: b }: TrieEntry): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sharedPrefix(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}

/** Pixels of a map that hang together. */
export interface Component {
  readonly pixels: number;
  /** The outermost pixels of each row: all that a hull needs. */
  readonly rows: readonly ComponentRow[];
}

export interface ComponentRow {
  readonly y: number;
  x0: number;
  x1: number;
}

/** A run of set pixels in one row; `x1` is its last pixel. */
interface Run extends ComponentRow {
  readonly group: number;
}

/**
 * Finds what hangs together, diagonals included, in one pass over the runs of each row.
 * @param isSet whether the pixel at that index of the row-major map belongs to anything
 */
export function findComponents(
  width: number,
  height: number,
  isSet: (index: number) => boolean,
): Component[] {
  const groups = new Groups();
  const runs: Run[] = [];
  let above: Run[] = [];
  for (let y = 0; y < height; y++) {
    above = runsOfRow(y, width, isSet, above, groups);
    runs.push(...above);
  }
  return gather(runs, groups);
}

function runsOfRow(
  y: number,
  width: number,
  isSet: (index: number) => boolean,
  above: readonly Run[],
  groups: Groups,
): Run[] {
  const runs: Run[] = [];
  let first = 0;
  for (let x = 0; x < width; x++) {
    if (!isSet(y * width + x)) continue;
    const x0 = x;
    while (x + 1 < width && isSet(y * width + x + 1)) x++;
    while (first < above.length && above[first]!.x1 < x0 - 1) first++;
    runs.push({ y, x0, x1: x, group: groupOf(x, above, first, groups) });
  }
  return runs;
}

/** The group of a run that ends at `x1`, joined with all that it touches in the row above from `first` on. */
function groupOf(x1: number, above: readonly Run[], first: number, groups: Groups): number {
  let group: number | undefined;
  for (let i = first; i < above.length && above[i]!.x0 <= x1 + 1; i++) {
    const touched = above[i]!.group;
    group = group === undefined ? touched : groups.join(group, touched);
  }
  return group ?? groups.create();
}

function gather(runs: readonly Run[], groups: Groups): Component[] {
  const found = new Map<number, { pixels: number; rows: ComponentRow[] }>();
  for (const { y, x0, x1, group } of runs) {
    const root = groups.root(group);
    const component = found.get(root) ?? { pixels: 0, rows: [] };
    found.set(root, component);
    component.pixels += x1 - x0 + 1;
    // Runs come row by row, from left to right.
    const last = component.rows.at(-1);
    if (last?.y === y) last.x1 = x1;
    else component.rows.push({ y, x0, x1 });
  }
  return [...found.values()];
}

/** Disjoint sets (union-find with path halving). */
class Groups {
  readonly #parents: number[] = [];

  create(): number {
    return this.#parents.push(this.#parents.length) - 1;
  }

  root(group: number): number {
    const parents = this.#parents;
    let at = group;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at]!]!;
      at = parents[at]!;
    }
    return at;
  }

  join(a: number, b: number): number {
    const [low, high] = [this.root(a), this.root(b)].sort((x, y) => x - y) as [number, number];
    this.#parents[high] = low;
    return low;
  }
}

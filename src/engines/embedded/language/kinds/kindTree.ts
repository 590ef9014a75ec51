import { nouns } from '../wordnet/nouns.js';
import type { Synset } from '../wordnet/synset.js';
import { allKinds, type Kind } from './kind.js';
import { kindSenses, misleadingHypernyms } from './kindSenses.js';

/** The part of WordNet's noun hierarchy that lies above the detector's kinds. */
interface KindTree {
  /** Kinds by the offsets of their own synsets. */
  readonly own: ReadonlyMap<number, Kind>;
  /** All kinds at or below a synset, by its offset. */
  readonly below: ReadonlyMap<number, ReadonlySet<Kind>>;
}

let built: KindTree | undefined;

/** Reads some 400 synsets at the first call. */
function kindTree(): KindTree {
  built ??= build();
  return built;
}

function build(): KindTree {
  const own = new Map<number, Kind>();
  const below = new Map<number, Set<Kind>>();
  for (const kind of allKinds) {
    const { is, isAlso = [] } = kindSenses[kind];
    for (const { offset } of is.map(synsetOf)) own.set(offset, kind);
    for (const offset of closure([...is, ...isAlso].map(synsetOf))) {
      below.set(offset, (below.get(offset) ?? new Set()).add(kind));
    }
  }
  return { own, below };
}

/** The synset that a name such as `mouse.n.4` stands for. */
export function synsetOf(name: string): Synset {
  const [noun, , number] = name.split('.');
  const synset = nouns().senses(noun!)[Number(number) - 1];
  if (synset === undefined) throw new Error(`WordNet has no sense ${name}`);
  return synset;
}

/** The synsets and all their hypernyms. */
function closure(synsets: readonly Synset[]): Set<number> {
  const reached = new Set(synsets.map(({ offset }) => offset));
  // A set hands out what is added while it is being walked.
  for (const offset of reached) for (const above of hypernymsOf(offset)) reached.add(above);
  return reached;
}

let misleading: ReadonlyMap<number, number> | undefined;

function hypernymsOf(offset: number): readonly number[] {
  misleading ??= new Map(
    misleadingHypernyms.map(([below, above]) => [synsetOf(below).offset, synsetOf(above).offset]),
  );
  return nouns()
    .synset(offset)
    .hypernyms.filter((above) => above !== misleading!.get(offset));
}

/** How a word's meaning relates to kinds of the detector. */
export interface KindMatch {
  readonly kinds: readonly Kind[];
  /** The meaning is a name for more than these kinds (vehicles, animals). */
  readonly isBroader: boolean;
  /** The meaning is only part of the kind (kitten, sedan, woman): the detector cannot tell it from the rest. */
  readonly isNarrower: boolean;
}

/** The kinds a meaning stands for: those at or below it, else the one it is a sort of; no kinds if neither. */
export function kindsOfSynset(synset: Synset): KindMatch {
  const { own, below } = kindTree();
  const kinds = below.get(synset.offset);
  if (kinds !== undefined)
    return { kinds: [...kinds], isBroader: !own.has(synset.offset), isNarrower: false };
  const above = [...closure([synset])].find((offset) => own.has(offset));
  return { kinds: above === undefined ? [] : [own.get(above)!], isBroader: false, isNarrower: true };
}

/** Whether a meaning is a hyponym of another. */
export function isSortOf(synset: Synset, broader: Synset): boolean {
  return closure([synset]).has(broader.offset);
}

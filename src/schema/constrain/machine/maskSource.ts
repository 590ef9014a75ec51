import { NumberList } from '../tokens/numberList.js';
import { addToMask, emptyMask } from '../tokens/tokenMask.js';
import type { Vocabulary } from '../vocabulary.js';
import { Automaton } from './automaton.js';
import type { Configuration } from './configuration.js';
import type { Configurations } from './configurations.js';
import type { MaskRecipe } from './maskRecipe.js';
import { StringMasks } from './stringMasks.js';
import { walk } from './walk.js';

/** Larger lists are kept as bits. */
const longestList = 1024;
/** Numbers of 32 bits in all recipes together that are remembered. */
const mostRemembered = 4_000_000;

/** `own` is the length of the sets in it that nobody else has. */
interface OwnRecipe extends MaskRecipe {
  readonly own: number;
}

/** The tokens that may come next in each state, worked out when first asked for. */
export class MaskSource {
  readonly automaton = new Automaton();
  readonly #vocabulary: Vocabulary;
  readonly #configurations: Configurations;
  readonly #strings: StringMasks;
  readonly #recipes = new Map<number, OwnRecipe>();
  #remembered = 0;

  constructor(vocabulary: Vocabulary, configurations: Configurations) {
    this.#vocabulary = vocabulary;
    this.#configurations = configurations;
    this.#strings = new StringMasks(vocabulary, this.automaton);
  }

  /** Forgets everything when there is too much of it, so that no schema and no answer takes ever more memory. */
  makeRoom(): void {
    if (!this.automaton.isFull) return;
    this.automaton.forget();
    this.#configurations.forget();
    this.#strings.forget();
    this.#forgetRecipes();
  }

  recipe(state: number): MaskRecipe {
    const known = this.#recipes.get(state);
    if (known !== undefined) return known;
    const recipe = this.#find(state);
    const size = recipe.tokens.length + recipe.own;
    if (this.#remembered + size > mostRemembered) this.#forgetRecipes();
    this.#remembered += size;
    this.#recipes.set(state, recipe);
    return recipe;
  }

  #forgetRecipes(): void {
    this.#recipes.clear();
    this.#remembered = 0;
  }

  #find(state: number): OwnRecipe {
    const bases: Uint32Array[] = [];
    const found = new NumberList();
    const others: Configuration[] = [];
    for (const configuration of this.automaton.configurations(state)) {
      const recipe = configuration.tokens?.(this.#strings);
      if (recipe === undefined) {
        others.push(configuration);
        continue;
      }
      bases.push(...recipe.bases);
      for (let index = 0; index < recipe.tokens.length; index++) found.push(recipe.tokens[index]!);
    }
    if (others.length > 0) walk(this.#vocabulary.trie, this.automaton, this.automaton.stateOf(others), found);
    return this.#pack(bases, found.toArray());
  }

  #pack(bases: Uint32Array[], tokens: Int32Array): OwnRecipe {
    if (tokens.length <= longestList) return { bases, tokens, own: 0 };
    const mask = emptyMask(this.#vocabulary.size);
    for (const token of tokens) addToMask(mask, token);
    return { bases: [...bases, mask], tokens: [], own: mask.length };
  }
}

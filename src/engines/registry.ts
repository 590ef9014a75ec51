import { DrishtiError } from '../errors.js';
import type { Engine, EngineLoad, ModelDescription } from './engine.js';

/** A model name of a request, and the engine and model of ours that answer for it. */
export interface ResolvedModel {
  /** The name as asked for, without `models/`; the answer carries it. */
  readonly name: string;
  /** The id of our own model. */
  readonly id: string;
  readonly engine: Engine;
  readonly description: ModelDescription;
}

/** Characters of a name. */
const longestName = 200;

/** Every `gemini-*` name stands for the default model, so that published samples run unchanged. */
const geminiAlias = /^gemini-[a-z0-9][a-z0-9.-]*$/;

/** The name that Gemini's own samples use; listed so that clients which pick from the list find it. */
const listedAlias = 'gemini-3-flash-preview';

/** Which model names there are and who answers for them. */
export class EngineRegistry {
  readonly #owners = new Map<string, Engine>();
  readonly #engines: readonly Engine[];
  readonly #lent: readonly Pick<Engine, 'close'>[];
  readonly #defaultModel: string;

  /**
   * @param lent what engines look with and do not own
   * @throws RangeError when two engines claim one model id, or `defaultModel` is nobody's.
   */
  constructor(engines: readonly Engine[], defaultModel: string, lent: readonly Pick<Engine, 'close'>[] = []) {
    this.#engines = engines;
    this.#lent = lent;
    this.#defaultModel = defaultModel;
    for (const engine of engines) {
      for (const { id } of engine.models()) this.#add(engine, id);
    }
    if (!this.#owners.has(defaultModel)) {
      throw new RangeError(`the default model "${defaultModel}" does not exist; there are ${this.#ids()}`);
    }
  }

  #add(engine: Engine, id: string): void {
    if (this.#owners.has(id)) throw new RangeError(`two engines claim the model ${id}`);
    this.#owners.set(id, engine);
  }

  #ids(): string {
    return [...this.#owners.keys()].join(', ');
  }

  /** The id of the model that answers for every `gemini-*` name. */
  get defaultModel(): string {
    return this.#defaultModel;
  }

  /** @throws DrishtiError `model_not_found` for a name that is neither ours nor `gemini-*`, or too long. */
  resolve(asked: string): ResolvedModel {
    const name = withoutPrefix(asked);
    const id = isAlias(name) ? this.#defaultModel : name;
    const engine = this.#owners.get(id);
    // Looked up each time: a server of models may tell only later what its model can take.
    const description = engine?.models().find((model) => model.id === id);
    if (!engine || !description) {
      const advice = `use ${this.#ids()} or any gemini-* name of at most ${longestName} characters`;
      const shown = JSON.stringify(asked.slice(0, 100));
      throw new DrishtiError('model_not_found', `model: ${shown} is not served here; ${advice}`);
    }
    return { name, id, engine, description };
  }

  /** Whether `resolve` finds a model of this name. */
  knows(asked: string): boolean {
    const name = withoutPrefix(asked);
    return isAlias(name) || this.#owners.has(name);
  }

  /** Models for the list: our own, then the alias of Gemini's samples. */
  list(): readonly ResolvedModel[] {
    return [...this.#owners.keys(), listedAlias].map((name) => this.resolve(name));
  }

  /** What each engine is at now. */
  load(): readonly (EngineLoad & Pick<Engine, 'id'>)[] {
    return this.#engines.map((engine) => ({ id: engine.id, ...engine.load() }));
  }

  /** Closes every engine, then what was lent to them; waits for running work. */
  async close(): Promise<void> {
    await Promise.all(this.#engines.map((engine) => engine.close()));
    await Promise.all(this.#lent.map((each) => each.close()));
  }
}

function withoutPrefix(asked: string): string {
  return asked.replace(/^models\//, '');
}

function isAlias(name: string): boolean {
  return name.length <= longestName && geminiAlias.test(name);
}

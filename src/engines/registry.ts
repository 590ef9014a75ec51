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
  readonly #models = new Map<string, { engine: Engine; description: ModelDescription }>();
  readonly #engines: readonly Engine[];
  readonly #defaultModel: string;

  /** @throws RangeError when two engines claim one model id, or `defaultModel` is nobody's. */
  constructor(engines: readonly Engine[], defaultModel: string) {
    this.#engines = engines;
    this.#defaultModel = defaultModel;
    for (const engine of engines) {
      for (const description of engine.models()) this.#add(engine, description);
    }
    if (!this.#models.has(defaultModel)) {
      const ids = [...this.#models.keys()].join(', ');
      throw new RangeError(`the default model "${defaultModel}" does not exist; there are ${ids}`);
    }
  }

  #add(engine: Engine, description: ModelDescription): void {
    if (this.#models.has(description.id))
      throw new RangeError(`two engines claim the model ${description.id}`);
    this.#models.set(description.id, { engine, description });
  }

  /** @throws DrishtiError `model_not_found` for a name that is neither ours nor `gemini-*`, or too long. */
  resolve(asked: string): ResolvedModel {
    const name = withoutPrefix(asked);
    const id = isAlias(name) ? this.#defaultModel : name;
    const model = this.#models.get(id);
    if (!model) {
      const ids = [...this.#models.keys()].join(', ');
      const advice = `use ${ids} or any gemini-* name of at most ${longestName} characters`;
      const shown = JSON.stringify(asked.slice(0, 100));
      throw new DrishtiError('model_not_found', `model: ${shown} is not served here; ${advice}`);
    }
    return { name, id, ...model };
  }

  /** Whether `resolve` finds a model of this name. */
  knows(asked: string): boolean {
    const name = withoutPrefix(asked);
    return isAlias(name) || this.#models.has(name);
  }

  /** Models for the list: our own, then the alias of Gemini's samples. */
  list(): readonly ResolvedModel[] {
    return [...this.#models.keys(), listedAlias].map((name) => this.resolve(name));
  }

  /** What each engine is at now. */
  load(): readonly (EngineLoad & Pick<Engine, 'id'>)[] {
    return this.#engines.map((engine) => ({ id: engine.id, ...engine.load() }));
  }

  /** Closes every engine; waits for running work. */
  async close(): Promise<void> {
    await Promise.all(this.#engines.map((engine) => engine.close()));
  }
}

function withoutPrefix(asked: string): string {
  return asked.replace(/^models\//, '');
}

function isAlias(name: string): boolean {
  return name.length <= longestName && geminiAlias.test(name);
}

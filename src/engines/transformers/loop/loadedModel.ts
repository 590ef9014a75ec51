import type { RunnableModel } from '../architectures/architecture.js';
import type { JsonObject } from '../folder/modelFiles.js';
import type { Sampler } from '../sampling/sampler.js';
import type { TextTokenizer } from '../text/textTokenizer.js';
import type { Constraints } from './constraints.js';

/** Tokens between which a model thinks. */
export interface ThinkingTokens {
  readonly open: number;
  readonly close: number;
  /** What ends a thought that has grown too long, `close` included. */
  readonly closing: readonly number[];
}

/** A model with all that the loop needs of it. */
export interface LoadedModel {
  readonly runnable: RunnableModel;
  readonly tokenizer: TextTokenizer;
  /** Those that end an answer. */
  readonly endTokens: ReadonlySet<number>;
  readonly contextLength: number;
  /** generation_config.json: how its makers would sample. */
  readonly generation: JsonObject;
  /** Undefined for a model that does not think. */
  readonly thinking: ThinkingTokens | undefined;
  /** Whether its template can be told to let it think, or not to. */
  readonly thinkingCanBeChosen: boolean;
  readonly sampler: Sampler;
  readonly constraints: Constraints;
}

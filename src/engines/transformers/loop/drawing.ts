import type { JsonSchema } from '../../../schema/jsonSchema.js';
import type { Decoding } from '../architectures/architecture.js';
import type { Random } from '../sampling/random.js';
import type { SamplerOptions } from '../sampling/sampler.js';
import type { AnswerPiece, AnswerReport, AnswerRequest } from './answerRequest.js';
import { AnswerWriter } from './answerWriter.js';
import type { LoadedModel } from './loadedModel.js';
import { randomOf, samplingOf } from './samplingOf.js';
import { thoughtBudget } from './thinking.js';
import { anyTokens, constrainedTokens, type TokenSource } from './tokenSource.js';

interface Telling {
  readonly signal: AbortSignal;
  emit(piece: AnswerPiece): void;
}

/** Tokens that are read in one run: an interrupt is seen between two. */
const longestRun = 256;

/** An answer in the making. */
export class Drawing {
  readonly #model: LoadedModel;
  readonly #decoding: Decoding;
  readonly #signal: AbortSignal;
  readonly #writer: AnswerWriter;
  readonly #options: SamplerOptions;
  readonly #random: Random;
  readonly #answer: TokenSource;
  readonly #maxTokens: number;
  readonly #thoughtBudget: number;
  /** Tokens drawn and not yet read by the decoder. */
  readonly #unread: number[] = [];
  /** Tokens of the thought that it is in. */
  #thought: number | undefined;
  /** Tokens of the answer, thoughts included. */
  drawn = 0;

  constructor(
    model: LoadedModel,
    { output, sampling, stopSequences, maxOutputTokens, thinking }: AnswerRequest,
    decoding: Decoding,
    { signal, emit }: Telling,
  ) {
    const isJson = output.type === 'json';
    this.#model = model;
    this.#decoding = decoding;
    this.#signal = signal;
    this.#writer = new AnswerWriter(model.tokenizer.bytes, stopSequences, emit);
    this.#options = samplingOf(sampling, model.generation, isJson);
    this.#random = randomOf(sampling);
    this.#answer = isJson ? constrainedBy(model, output.schema) : anyTokens;
    this.#maxTokens = Math.min(maxOutputTokens ?? Infinity, model.contextLength - decoding.length);
    this.#thoughtBudget = thoughtBudget(thinking, isJson);
  }

  /** What comes is a thought until it is closed. */
  think(): void {
    this.#thought = 0;
    this.#writer.turnTo('thought');
  }

  async run(): Promise<AnswerReport['reason']> {
    const reason = await this.#untilEnd();
    this.#writer.end();
    return reason;
  }

  async #untilEnd(): Promise<AnswerReport['reason']> {
    while (!this.#writer.stopped) {
      for (const token of this.#forced()) if (!this.#take(token)) return 'length';
      if (this.#thought === undefined && this.#answer.isComplete) return 'stop';
      // Whether the answer would have ended here is not worth a run of the model.
      if (this.drawn >= this.#maxTokens) return 'length';
      const token = await this.#draw();
      if (this.#model.endTokens.has(token)) return 'stop';
      if (this.#thought === undefined) this.#answer.accept(token);
      if (!this.#take(token)) return 'length';
    }
    return 'stop';
  }

  #forced(): readonly number[] {
    if (this.#thought === undefined) return this.#answer.forced();
    return this.#thought < this.#thoughtBudget ? [] : this.#model.thinking!.closing;
  }

  /** Whether there was room for one more. */
  #take(token: number): boolean {
    if (this.drawn >= this.#maxTokens) return false;
    this.drawn++;
    this.#unread.push(token);
    if (this.#thought !== undefined) this.#thought++;
    if (token === this.#model.thinking?.open && this.drawn === 1) this.think();
    else if (token === this.#model.thinking?.close && this.#thought !== undefined) this.#stopThinking();
    else this.#writer.write(token);
    return true;
  }

  #stopThinking(): void {
    this.#thought = undefined;
    this.#writer.turnTo('text');
  }

  async #draw(): Promise<number> {
    while (this.#unread.length > 0) {
      this.#signal.throwIfAborted();
      await this.#decoding.extend(this.#unread.splice(0, longestRun));
    }
    this.#signal.throwIfAborted();
    const mask = this.#thought === undefined ? this.#answer.mask() : undefined;
    return this.#model.sampler.sample(this.#decoding.logits, this.#options, this.#random, mask);
  }
}

function constrainedBy({ constraints, tokenizer }: LoadedModel, schema: JsonSchema | undefined): TokenSource {
  return constrainedTokens(constraints.get(schema).start(), tokenizer);
}

import { Counter, Histogram, type Registry } from 'prom-client';
import type { FinishedReport } from '../../interactions/interactions.js';

/** From an answer without pictures to thousands of them, in seconds. */
const buckets = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1200];

type Direction = 'input_text' | 'input_image' | 'output' | 'thought';

/** What was answered, by model of ours. */
export class InteractionMetrics {
  readonly #interactions: Counter<'model' | 'status' | 'background'>;
  readonly #seconds: Histogram<'model'>;
  readonly #tokens: Counter<'model' | 'direction'>;
  readonly #images: Counter<'model'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.#interactions = new Counter({
      name: 'drishti_interactions_total',
      help: 'Interactions that are finished, by how they ended',
      labelNames: ['model', 'status', 'background'],
      registers,
    });
    this.#seconds = new Histogram({
      name: 'drishti_interaction_duration_seconds',
      help: 'From the creation of an interaction to its end, waiting included',
      labelNames: ['model'],
      buckets,
      registers,
    });
    this.#tokens = new Counter({
      name: 'drishti_tokens_total',
      help: 'Tokens of finished interactions',
      labelNames: ['model', 'direction'],
      registers,
    });
    this.#images = new Counter({
      name: 'drishti_images_total',
      help: 'Pictures of finished interactions, those of the conversation included',
      labelNames: ['model'],
      registers,
    });
  }

  /** @param model the id of our own model: the names that are asked for have no end */
  finished(model: string, { interaction, background, images, seconds }: FinishedReport): void {
    const { status, usage } = interaction;
    this.#interactions.inc({ model, status, background: String(background) });
    this.#seconds.observe({ model }, seconds);
    this.#images.inc({ model }, images);
    if (!usage) return;
    const tokens: Record<Direction, number> = {
      input_text: usage.inputTextTokens,
      input_image: usage.inputImageTokens,
      output: usage.outputTokens,
      thought: usage.thoughtTokens,
    };
    for (const [direction, count] of Object.entries(tokens)) this.#tokens.inc({ model, direction }, count);
  }
}

import type { Usage } from './usage.js';

/** A finished interaction, as the wire shows it. */
export interface Interaction {
  readonly id: string;
  /** The model name that was asked for. */
  readonly model: string;
  /** `incomplete`: the output limit cut the answer. */
  readonly status: 'completed' | 'incomplete';
  readonly created: Date;
  readonly updated: Date;
  /** What the model thought before it answered; empty when it does not think aloud. */
  readonly thought: string;
  readonly text: string;
  readonly usage: Usage;
  readonly labels?: Readonly<Record<string, string>> | undefined;
  readonly serviceTier?: string | undefined;
}

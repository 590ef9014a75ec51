import type { Resolution } from '../../images/image.js';
import type { ThinkingLevel, Usage } from '../api/interactionTypes.js';

/** What every question about pictures may say beside them. */
export interface TaskOptions {
  /** Name of a model; by default the default model of the settings or of the server. */
  readonly model?: string | undefined;
  /** Asked in place of the task's own words. */
  readonly prompt?: string | undefined;
  /** How closely pictures are looked at. */
  readonly resolution?: Resolution | undefined;
  readonly thinking?: ThinkingLevel | undefined;
  /** Ends the work when it aborts; the call then rejects with its reason. */
  readonly signal?: AbortSignal | undefined;
}

/** What every answer tells beside itself. */
export interface Answered {
  /** The name that was asked for. */
  readonly model: string;
  /** Tokens. */
  readonly usage: Usage;
}

/** An answer in words. */
export interface TextAnswer extends Answered {
  readonly text: string;
}

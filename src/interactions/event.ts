import type { ErrorCode } from '../errors.js';
import type { InputTokens, Usage } from './usage.js';

/** A step that the model makes: thoughts, shown on request only, and the answer itself. */
export type StepKind = 'thought' | 'output';

/** `incomplete`: the output limit cut the answer. */
export type FinalStatus = 'completed' | 'incomplete' | 'failed' | 'cancelled';

/**
 * What happens in the life of an interaction, in this order: `created`, `running`, any number of steps (each a
 * `stepStart`, `delta`s and a `stepStop`), perhaps an `error`, and `finished`, which is always the last one. One that
 * fails or is cancelled may leave a step without its stop, and one that never began has no `running`.
 * The events of an interaction are its log, which is all there is: everything else that is known of it can be read off.
 */
export type InteractionEvent =
  | { readonly type: 'created' }
  | { readonly type: 'running'; readonly input: InputTokens }
  | { readonly type: 'stepStart'; readonly index: number; readonly step: StepKind }
  | { readonly type: 'delta'; readonly index: number; readonly step: StepKind; readonly text: string }
  | { readonly type: 'stepStop'; readonly index: number }
  | { readonly type: 'error'; readonly code: ErrorCode; readonly message: string }
  | {
      readonly type: 'finished';
      readonly status: FinalStatus;
      /** Milliseconds since 1970. */
      readonly atMs: number;
      /** Absent when the prompt was never counted. */
      readonly usage?: Usage | undefined;
    };

/** An event with its place in the log, from 0. */
export interface LoggedEvent {
  readonly seq: number;
  readonly event: InteractionEvent;
}

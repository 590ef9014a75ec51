import type { ErrorCode } from '../errors.js';
import type { FinalStatus, StepKind } from './event.js';
import type { InputTurn, InteractionRequest } from './request.js';
import type { Usage } from './usage.js';

/** What is fixed about an interaction from its beginning. */
export interface InteractionRecord {
  readonly id: string;
  /** Whose it is: the hash of a key, or nothing where no key is asked for. */
  readonly owner: string;
  /** The model name that was asked for, without `models/`. */
  readonly model: string;
  readonly created: Date;
  readonly background: boolean;
  /** Its turns begin with the conversation that it inherited. */
  readonly request: InteractionRequest;
  /** How many turns at the end of the request's are its own input. */
  readonly ownTurns: number;
}

/** A step that the model made. */
export interface Step {
  readonly type: StepKind;
  readonly text: string;
}

/** An interaction as it stands now. */
export interface Interaction extends Pick<InteractionRecord, 'id' | 'model' | 'created'> {
  readonly status: 'in_progress' | FinalStatus;
  readonly updated: Date;
  /** Of an interaction that is `completed` or `incomplete` the last one is the output, and there is one. */
  readonly steps: readonly Step[];
  readonly usage?: Usage | undefined;
  /** Why it failed. */
  readonly error?: { readonly code: ErrorCode; readonly message: string } | undefined;
  readonly previousInteractionId?: string | undefined;
  readonly labels?: Readonly<Record<string, string>> | undefined;
  readonly serviceTier?: string | undefined;
}

/** What an interaction was asked. */
export interface StoredInput {
  /** Inline pictures have their base64 again, except those that are lost; the others are named as they were. */
  readonly turns: readonly InputTurn[];
  /** Lets go of the memory that the pictures were counted for. */
  release(): void;
}

/** An interaction and what it was asked, at the same moment. */
export interface ShownInteraction extends StoredInput {
  readonly interaction: Interaction;
}

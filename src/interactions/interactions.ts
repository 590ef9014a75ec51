import type { LoggedEvent } from './event.js';
import type { Interaction, InteractionRecord, ShownInteraction } from './interaction.js';
import type { InteractionRequest } from './request.js';

/** Who asks. */
export interface Caller {
  /** What is stored belongs to its owner, and is unknown to everybody else. */
  readonly owner: string;
  /** Aborted when the caller no longer waits. */
  readonly signal: AbortSignal;
}

/** An interaction to begin. */
export interface Create {
  readonly request: InteractionRequest;
  /** Whether it can be asked for later. */
  readonly store: boolean;
}

/** The log of an interaction, as far as it was asked for: what there is at once, then what comes. */
export interface Followed {
  readonly record: InteractionRecord;
  /**
   * Ends after `finished`. Whoever stops reading the log of a foreground interaction while its caller is there does
   * not stop the work; the caller's signal does. Throws when the server stops before the interaction is finished.
   */
  readonly events: AsyncIterable<LoggedEvent>;
}

/** Begins interactions, and knows all that run or are stored. */
export interface Interactions {
  /**
   * Answers at once and whole. Nothing is kept of one that is refused, fails, or whose caller goes away.
   * @throws DrishtiError for everything that can be refused or fails; the signal's reason when it aborts
   */
  run(create: Create, caller: Caller): Promise<Interaction>;
  /**
   * Answers while it is being made. Returns once the model has begun to speak or that has taken a while: what is
   * refused until then is thrown, and what goes wrong later is told by the log. When the caller goes away the work
   * stops and the interaction is `cancelled`.
   * @throws DrishtiError as `run`
   */
  stream(create: Create, caller: Caller): Promise<Followed>;
  /**
   * Takes an interaction into the queue of those that nobody waits for; it is stored once this returns.
   * @throws DrishtiError for what can be refused without opening a picture elsewhere; `too_many_requests` when the
   *   queue is full
   */
  submit(request: InteractionRequest, caller: Caller): Promise<Interaction>;
  /**
   * An interaction as it stands, with what it was asked.
   * @param copies how often the answer will hold the pictures
   * @throws DrishtiError `not_found`; `too_many_requests` when there is no memory for the pictures now
   */
  get(owner: string, id: string, copies: number): Promise<ShownInteraction>;
  /**
   * @param after the place of the last event that the caller has; from the first one when absent
   * @throws DrishtiError `not_found`; `invalid_request` naming `last_event_id` for a place that the log does not have
   */
  follow(owner: string, id: string, after: number | undefined, signal: AbortSignal): Promise<Followed>;
  /** Ends a background interaction. @throws DrishtiError `not_found`; `failed_precondition` for any other */
  cancel(owner: string, id: string): Promise<Interaction>;
  /** Forgets it; what runs is cancelled first. @throws DrishtiError `not_found` */
  delete(owner: string, id: string): Promise<void>;
}

/** What runs and waits now. */
export interface InteractionsLoad {
  readonly foreground: number;
  readonly backgroundRunning: number;
  readonly backgroundWaiting: number;
}

/** Told of every interaction when it is finished, however that was. */
export interface FinishedReport {
  readonly interaction: Interaction;
  readonly background: boolean;
  readonly images: number;
  /** From its creation. */
  readonly seconds: number;
}

/** Everything the server does with interactions. */
export interface InteractionService {
  readonly interactions: Interactions;
  load(): InteractionsLoad;
  /**
   * Takes no more work from the queue and waits for what runs. What takes longer than `graceMs` is stopped: in the
   * background it is taken up again by the next start, as is what waits, and whoever follows one of these gets an
   * error; in the foreground it fails.
   */
  close(graceMs: number): Promise<void>;
}

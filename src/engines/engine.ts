import type { Resolution, UprightImage } from '../images/image.js';
import type { JsonSchema } from '../schema/jsonSchema.js';

/** A run of text in a turn. */
export interface TextPart {
  readonly type: 'text';
  readonly text: string;
}

/** A picture in a turn. `resolution` is absent when the caller left the choice to us. */
export interface ImagePart {
  readonly type: 'image';
  readonly image: UprightImage;
  readonly resolution?: Resolution | undefined;
}

export type Part = TextPart | ImagePart;

/** One turn of a conversation; parts keep the caller's order. */
export interface Turn {
  readonly role: 'user' | 'model';
  readonly parts: readonly Part[];
}

/** What the caller wants back: free text, JSON of any shape, or JSON that matches a schema checked by `checkSchema`. */
export type Output =
  | { readonly type: 'text' }
  | {
      readonly type: 'json';
      readonly schema?: JsonSchema;
      /** Where the caller wrote the schema, for messages; `schema` when absent. */
      readonly schemaPath?: string;
    };

export type ThinkingLevel = 'minimal' | 'low' | 'medium' | 'high';

/** Sampling settings; engines without randomness ignore them. Ranges are checked at the wire. */
export interface Sampling {
  readonly temperature?: number | undefined;
  readonly topP?: number | undefined;
  readonly topK?: number | undefined;
  readonly seed?: number | undefined;
}

/** Everything an engine needs for one answer. The last turn is the user's. */
export interface GenerateRequest {
  readonly model: string;
  readonly system?: string | undefined;
  readonly turns: readonly Turn[];
  readonly output: Output;
  readonly sampling: Sampling;
  readonly thinking?: ThinkingLevel | undefined;
  /** Upper limit of output and thought tokens, when the caller set one. */
  readonly maxOutputTokens?: number | undefined;
  readonly stopSequences: readonly string[];
}

/** What an engine says while it works. Texts are increments; `finish` comes last, exactly once. */
export type AnswerEvent =
  | { readonly type: 'thought'; readonly text: string }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'finish'; readonly reason: 'stop' | 'length' };

/** A model as the models list shows it. */
export interface ModelDescription {
  readonly id: string;
  readonly displayName: string;
  readonly description: string;
  /** Largest prompt in tokens, pictures included. */
  readonly inputTokenLimit: number;
  readonly outputTokenLimit: number;
}

/** What an engine is at. */
export interface EngineLoad {
  /** Requests that have a place, and those that wait for one. */
  readonly active: number;
  readonly waiting: number;
  /** Its workers; none for an engine that has none of its own. */
  readonly workers: { readonly busy: number; readonly idle: number };
}

/** A back end that answers. It knows nothing of HTTP, Gemini's JSON, files or storage. */
export interface Engine {
  readonly id: string;
  models(): readonly ModelDescription[];
  /**
   * Waits for a place among the requests at work and returns the function that gives it back. Called before the
   * pictures of a request are opened, and once for every `generate`.
   * @param owner whose request it is: those of several take turns
   * @throws DrishtiError `too_many_requests` when too many wait already; the signal's reason when it aborts
   */
  admit(signal: AbortSignal, owner?: string): Promise<() => void>;
  /**
   * Answers one request. Stops soon after `signal` aborts by throwing the signal's reason.
   * @throws DrishtiError `invalid_request` for what it cannot take.
   */
  generate(request: GenerateRequest, signal: AbortSignal): AsyncIterable<AnswerEvent>;
  /** What it is at now; costs next to nothing. */
  load(): EngineLoad;
  /** Finishes running work, then frees workers and sessions. */
  close(): Promise<void>;
}

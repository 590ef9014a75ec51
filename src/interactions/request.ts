import type { Sampling, ThinkingLevel } from '../engines/engine.js';
import type { Resolution } from '../images/image.js';

export type { Sampling, ThinkingLevel } from '../engines/engine.js';
export type { ResolvedModel } from '../engines/registry.js';
export type { Resolution } from '../images/image.js';

/** A picture as it came, not yet decoded. `path` is where the caller wrote it, for error messages. */
export interface ImageInput {
  readonly type: 'image';
  readonly path: string;
  /** Base64 of the encoded picture. */
  readonly data: string;
  readonly resolution?: Resolution | undefined;
}

export interface TextInput {
  readonly type: 'text';
  readonly text: string;
}

export type InputPart = TextInput | ImageInput;

/** The form of answer asked for. A schema is not looked into yet; `path` is where it stood, for messages. */
export type OutputInput =
  | { readonly type: 'text' }
  | { readonly type: 'json'; readonly schema?: unknown; readonly path: string };

/** One turn of the prompt as the wire understood it. */
export interface InputTurn {
  readonly role: 'user' | 'model';
  readonly parts: readonly InputPart[];
}

/** What both of Gemini's surfaces become: everything about one interaction before anything was loaded. */
export interface InteractionRequest {
  readonly model: string;
  readonly turns: readonly InputTurn[];
  readonly system?: string | undefined;
  readonly output: OutputInput;
  readonly sampling: Sampling;
  readonly thinking?: ThinkingLevel | undefined;
  readonly maxOutputTokens?: number | undefined;
  readonly stopSequences: readonly string[];
  readonly previousInteractionId?: string | undefined;
  readonly labels?: Readonly<Record<string, string>> | undefined;
  readonly serviceTier?: string | undefined;
}

import type { Sampling, ThinkingLevel } from '../engines/engine.js';
import type { Resolution } from '../images/image.js';

export type { Sampling, ThinkingLevel } from '../engines/engine.js';
export type { ResolvedModel } from '../engines/registry.js';
export type { Resolution } from '../images/image.js';
export type { InputTokens } from './usage.js';

/** Where the bytes of a kept picture are: a range of a blob, which may hold several pictures. */
export interface StoredPicture {
  readonly type: 'stored';
  readonly sha256: string;
  /** Bytes. */
  readonly offset: number;
  readonly length: number;
}

/** The three ways in for a picture, and the one of earlier interactions. */
export type ImageSource =
  | { readonly type: 'inline'; readonly base64: string }
  | { readonly type: 'file'; readonly id: string }
  | { readonly type: 'url'; readonly url: string }
  | StoredPicture;

/** A picture as it came, not yet loaded. `path` is where the caller wrote it, for error messages. */
export interface ImageInput {
  readonly type: 'image';
  readonly path: string;
  readonly source: ImageSource;
  readonly resolution?: Resolution | undefined;
  /** The type and the URI that the caller gave, to be shown again with a stored interaction. */
  readonly mimeType?: string | undefined;
  readonly uri?: string | undefined;
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

/** What tokens are counted of. */
export interface Prompt {
  readonly model: string;
  readonly turns: readonly InputTurn[];
  readonly system?: string | undefined;
}

/** What both of Gemini's surfaces become: everything about one interaction before anything was loaded. */
export interface InteractionRequest extends Prompt {
  readonly output: OutputInput;
  /** Whether an answer that is a JSON string is told without its quotes. */
  readonly bareString?: boolean | undefined;
  readonly sampling: Sampling;
  readonly thinking?: ThinkingLevel | undefined;
  readonly maxOutputTokens?: number | undefined;
  readonly stopSequences: readonly string[];
  /** Whether thoughts are told, where the model has any; they are counted anyway. */
  readonly showThoughts?: boolean | undefined;
  readonly previousInteractionId?: string | undefined;
  readonly labels?: Readonly<Record<string, string>> | undefined;
  readonly serviceTier?: string | undefined;
}

import type { Resolution } from '../../images/image.js';

/** What the Interactions API is asked and answers, as far as pictures and text are concerned, with Gemini's names. */

export interface TextContent {
  readonly type: 'text';
  readonly text: string;
}

/** Exactly one of `data` (base64) and `uri` (of an uploaded file, or https) is given. */
export interface ImageContent {
  readonly type: 'image';
  readonly data?: string;
  readonly uri?: string;
  readonly mime_type?: string;
  readonly resolution?: Resolution;
}

export type Content = TextContent | ImageContent;

export interface InputStep {
  readonly type: 'user_input' | 'model_output' | 'thought';
  readonly content?: readonly Content[];
  readonly summary?: readonly TextContent[];
}

export interface GenerationConfig {
  readonly temperature?: number;
  readonly top_p?: number;
  readonly top_k?: number;
  readonly seed?: number;
  readonly max_output_tokens?: number;
  readonly stop_sequences?: readonly string[];
  readonly thinking_level?: ThinkingLevel;
  readonly thinking_summaries?: 'auto' | 'none';
}

export type ThinkingLevel = 'minimal' | 'low' | 'medium' | 'high';

export interface ResponseFormat {
  readonly type: 'text';
  readonly mime_type?: 'text/plain' | 'application/json';
  /** JSON Schema of the answer. */
  readonly schema?: unknown;
}

export interface InteractionRequest {
  readonly model: string;
  readonly input: string | Content | readonly Content[] | readonly InputStep[];
  readonly system_instruction?: string;
  readonly generation_config?: GenerationConfig;
  readonly response_format?: ResponseFormat;
  readonly previous_interaction_id?: string;
  readonly store?: boolean;
  readonly background?: boolean;
  readonly stream?: boolean | undefined;
  readonly labels?: Readonly<Record<string, string>>;
}

/** Tokens. */
export interface Usage {
  readonly total_input_tokens: number;
  readonly input_tokens_by_modality: readonly { readonly modality: string; readonly tokens: number }[];
  readonly total_output_tokens: number;
  readonly total_thought_tokens: number;
  readonly total_tokens: number;
}

export interface Interaction {
  readonly id: string;
  readonly model: string;
  readonly status: 'in_progress' | 'completed' | 'incomplete' | 'failed' | 'cancelled';
  /** RFC 3339. */
  readonly created: string;
  readonly updated: string;
  readonly steps: readonly InputStep[];
  readonly usage?: Usage;
  readonly errors?: readonly { readonly code: string; readonly message: string }[];
  readonly previous_interaction_id?: string;
  readonly labels?: Readonly<Record<string, string>>;
  /** The answer's text; empty when there is none yet. */
  readonly output_text: string;
}

/** An event of a stream; docs/interactions.md tells their order. */
export type InteractionEvent = { readonly event_id: string } & (
  | { readonly event_type: 'interaction.created' | 'interaction.completed'; readonly interaction: EventHead }
  | { readonly event_type: 'interaction.status_update'; readonly status: Interaction['status'] }
  | { readonly event_type: 'step.start'; readonly index: number; readonly step: { readonly type: string } }
  | { readonly event_type: 'step.delta'; readonly index: number; readonly delta: Delta }
  | { readonly event_type: 'step.stop'; readonly index: number }
  | { readonly event_type: 'error'; readonly error: { readonly code: string; readonly message: string } }
);

export type EventHead = Pick<Interaction, 'id' | 'model' | 'status' | 'created'> & { readonly usage?: Usage };

export type Delta = TextContent | { readonly type: 'thought_summary'; readonly content: TextContent };

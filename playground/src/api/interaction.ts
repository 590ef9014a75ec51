/** Tokens of one interaction, as the API counts them. */
export interface Usage {
  readonly total_input_tokens?: number;
  readonly total_output_tokens?: number;
  readonly total_thought_tokens?: number;
  readonly total_tokens?: number;
}

export interface TextContent {
  readonly type: 'text';
  readonly text: string;
}

/** Exactly one of `data` (base64) and `uri`. */
export interface ImageContent {
  readonly type: 'image';
  readonly data?: string;
  readonly uri?: string;
  readonly mime_type?: string;
  readonly resolution?: string;
}

export type Content = TextContent | ImageContent;

export interface Step {
  readonly type: string;
  readonly content?: readonly Content[];
}

export interface Interaction {
  readonly id: string;
  readonly model: string;
  readonly status: string;
  readonly created: string;
  readonly steps?: readonly Step[];
  readonly usage?: Usage;
  readonly errors?: readonly { readonly code: string; readonly message: string }[];
  readonly previous_interaction_id?: string;
}

/** An event of a stream, with the fields that the page looks at. */
export interface StreamEvent {
  readonly event_type: string;
  readonly interaction?: Interaction;
  readonly delta?: { readonly type: string; readonly text?: string; readonly content?: TextContent };
  readonly error?: { readonly code: string; readonly message: string };
}

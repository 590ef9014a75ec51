import type { FamilyId } from '../grounding/family.js';

/** Servers whose ways are known; `openai` is any other that speaks OpenAI's chat completions. */
export const dialects = ['vllm', 'llamacpp', 'ollama', 'sglang', 'openai'] as const;
export type Dialect = (typeof dialects)[number];

/** How dialects are called in messages. */
export const dialectNames: Readonly<Record<Dialect, string>> = {
  vllm: 'vLLM',
  llamacpp: 'llama.cpp',
  ollama: 'Ollama',
  sglang: 'SGLang',
  openai: 'an OpenAI-compatible server',
};

/** Milliseconds that a model server may take. */
export interface ServerTimeouts {
  /** Until the first token, sending the request and further tries included. */
  readonly firstTokenTimeoutMs: number;
  /** Between two tokens. */
  readonly idleTimeoutMs: number;
  /** For a whole answer. */
  readonly timeoutMs: number;
}

/** Enough for a server that loads its model for the first request. */
export const defaultTimeouts: ServerTimeouts = {
  firstTokenTimeoutMs: 120_000,
  idleTimeoutMs: 60_000,
  timeoutMs: 300_000,
};

/** Which model of which server answers, and how it is spoken to. */
export interface RemoteOptions extends Partial<ServerTimeouts> {
  /** Address of the server, http or https, with or without `/v1`; may hold a user and a password. */
  readonly url: string;
  /** Sent as bearer token; in no message. */
  readonly key?: string | undefined;
  /** Name of the model on that server; may be absent where the server has only one. */
  readonly model?: string | undefined;
  /** `auto`, or absent: asked of the server. */
  readonly dialect?: Dialect | 'auto' | undefined;
  /** `auto`, or absent: by the name of the model. */
  readonly family?: FamilyId | 'auto' | undefined;
  /** Most pixels of a picture that is sent, at ultra-high resolution; half of that at the usual. Default 2,007,040. */
  readonly maxPixels?: number | undefined;
  /** Connections at a time; what is beyond waits for one. Default 64. */
  readonly connections?: number | undefined;
  /** Milliseconds before the second try of a request; the third waits twice as long. Default 300. */
  readonly backoffMs?: number | undefined;
  /** Hears what the operator should know and nobody is to be stopped for. */
  onWarning?(message: string): void;
}

import { z } from 'zod';
import { refusalIn } from './refusalIn.js';
import type { Refusal } from './serverMessage.js';

/** What one event of a server's stream says. */
export interface Piece {
  readonly thought: string;
  readonly text: string;
  /** Why the answer ends here; `broken` when the server gave it up. */
  readonly end?: 'stop' | 'length' | 'broken' | undefined;
  /** The server says in its stream what went wrong. */
  readonly refusal?: Refusal | undefined;
}

const words = z.string().nullish();

const chatChunk = z.object({
  choices: z.array(
    z.object({
      delta: z.object({ content: words, reasoning: words, reasoning_content: words }).nullish(),
      finish_reason: words,
    }),
  ),
});

const ollamaLine = z.object({
  message: z.object({ content: words, thinking: words }).nullish(),
  done: z.boolean().optional(),
  done_reason: words,
});

/**
 * Reads the data of one event of a chat completion; undefined for what is no JSON of this form. The last, `[DONE]`, is
 * no JSON either, and for the caller to know.
 */
export function chatPiece(data: string): Piece | undefined {
  const value = parsed(data);
  const refusal = refusalIn(value);
  if (refusal !== undefined) return { thought: '', text: '', refusal };
  const { success, data: chunk } = chatChunk.safeParse(value);
  if (!success) return undefined;
  // Events without choices tell what was used.
  const { delta, finish_reason } = chunk.choices[0] ?? {};
  const thought = delta?.reasoning ?? delta?.reasoning_content ?? '';
  return { thought, text: delta?.content ?? '', end: endOf(finish_reason) };
}

/** Reads one line of Ollama's stream; undefined for what is no JSON of this form. */
export function ollamaPiece(line: string): Piece | undefined {
  const value = parsed(line);
  const refusal = refusalIn(value);
  if (refusal !== undefined) return { thought: '', text: '', refusal };
  const { success, data } = ollamaLine.safeParse(value);
  if (!success) return undefined;
  const end = data.done === true ? endOf(data.done_reason ?? 'stop') : undefined;
  return { thought: data.message?.thinking ?? '', text: data.message?.content ?? '', end };
}

/** vLLM and SGLang call what they gave up `abort`; every other word of every server means that the model was done. */
function endOf(reason: string | null | undefined): Piece['end'] {
  if (reason === null || reason === undefined || reason === '') return undefined;
  if (reason === 'length') return 'length';
  return reason === 'abort' || reason === 'error' ? 'broken' : 'stop';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { z } from 'zod';
import type { Dialect } from '../../../src/engines/openai/options.js';

/*
 * What each server takes, as far as it is sent to it. Real servers pass over fields that they do not know; here they are
 * refused, so that a field which would do nothing is seen.
 */

const text = z.object({ type: z.literal('text'), text: z.string() }).strict();
const imageUrl = z
  .object({ type: z.literal('image_url'), image_url: z.object({ url: z.string() }).strict() })
  .strict();
const chatMessage = z
  .object({
    role: z.enum(['system', 'user', 'assistant']),
    content: z.union([z.string(), z.array(z.union([text, imageUrl])).min(1)]),
  })
  .strict();

const jsonSchema = z
  .object({ name: z.string().regex(/^[\w-]{1,64}$/), schema: z.unknown(), strict: z.boolean().optional() })
  .strict();
const responseFormat = z.union([
  z.object({ type: z.literal('json_object') }).strict(),
  z.object({ type: z.literal('json_schema'), json_schema: jsonSchema }).strict(),
]);

const standard = {
  model: z.string(),
  messages: z.array(chatMessage).min(1),
  stream: z.boolean().optional(),
  temperature: z.number().min(0).max(2).optional(),
  top_p: z.number().gt(0).max(1).optional(),
  seed: z.number().int().optional(),
  max_tokens: z.number().int().positive().optional(),
  stop: z.array(z.string()).max(4).optional(),
  response_format: responseFormat.optional(),
};

const openai = z.object(standard).strict();
const extended = z
  .object({
    ...standard,
    stop: z.array(z.string()).optional(),
    top_k: z.number().int().optional(),
    chat_template_kwargs: z.object({ enable_thinking: z.boolean() }).strict().optional(),
  })
  .strict();

const ollama = z
  .object({
    model: z.string(),
    messages: z.array(
      z
        .object({
          role: z.enum(['system', 'user', 'assistant']),
          content: z.string(),
          images: z.array(z.string().regex(/^[A-Za-z0-9+/]+=*$/)).optional(),
        })
        .strict(),
    ),
    stream: z.boolean(),
    format: z.unknown().optional(),
    think: z.boolean().optional(),
    truncate: z.boolean(),
    shift: z.boolean(),
    options: z
      .object({
        num_ctx: z.number().int().positive(),
        num_predict: z.number().int(),
        temperature: z.number().optional(),
        top_p: z.number().optional(),
        top_k: z.number().int().optional(),
        seed: z.number().int().optional(),
        stop: z.array(z.string()).optional(),
      })
      .strict(),
  })
  .strict();

export type ChatBody = z.output<typeof extended>;
export type OllamaBody = z.output<typeof ollama>;

/** What a server of a dialect reads; the message of a refusal in the second case. */
export function readBody(dialect: Dialect, value: unknown): ChatBody | OllamaBody | string {
  const form = dialect === 'ollama' ? ollama : dialect === 'openai' ? openai : extended;
  const read = (form as z.ZodType<ChatBody | OllamaBody>).safeParse(value);
  return read.success ? read.data : z.prettifyError(read.error);
}

import { DrishtiError } from '../../../errors.js';
import { encodePicture } from '../encodePicture.js';
import { failureOf } from '../failures.js';
import type { Dialect } from '../options.js';
import type { Transport } from '../transport.js';

/** How servers refuse pictures: "X is not a multimodal model", "doesn't support images", "At most 0 image(s)". */
const blind = [
  /(\b(not|no|without|cannot|0)|n['’]t)\b.{0,40}\b(multi-?modal|images?|vision|image_url)\b/i,
  /\b(images?|vision|multi-?modal|image_url)\b.{0,60}(\bnot|n['’]t) (supported|available|allowed|enabled)\b/i,
  /\b(images?|vision|multi-?modal|image_url)\b.{0,60}\b(unsupported|invalid)\b/i,
];

/** Side of the picture, in pixels: two patches or more for every model. */
const side = 112;

/**
 * Shows the model a small grey picture and asks for one token. Whoever refuses it in other words than that pictures are
 * refused is believed to see.
 * @throws PassingFailure for a server that is not there, DrishtiError `model_not_found` or `failed_precondition` for a
 *   wrong name, key or address
 */
export async function canSee(transport: Transport, model: string): Promise<boolean> {
  const grey = { width: side, height: side, data: new Uint8Array(side * side * 3).fill(128) };
  const { mediaType, base64 } = await encodePicture(grey);
  const content = [
    { type: 'image_url', image_url: { url: `data:${mediaType};base64,${base64}` } },
    { type: 'text', text: 'Which colour is this?' },
  ];
  const question = { model, max_tokens: 1, messages: [{ role: 'user', content }] };
  const answer = await transport.info(`${transport.address.api}/chat/completions`, question);
  if ([401, 403, 404, 405, 429, 502, 503].includes(answer.status)) throw failureOf(answer, transport.server);
  return answer.status === 200 || !blind.some((refusal) => refusal.test(answer.message));
}

const advice: Readonly<Record<Dialect, string>> = {
  vllm: 'serve a vision-language model, without --language-model-only or a limit of no images',
  llamacpp: 'start llama-server with the --mmproj file of the model',
  ollama: 'pull and set one that can, such as qwen3-vl',
  sglang: 'launch a vision-language model, with --enable-multimodal where it asks for it',
  openai: 'set a vision-language model',
};

/** A model that only reads. */
export function textOnly({ server }: Transport, model: string, dialect: Dialect): DrishtiError {
  const shown = JSON.stringify(model.slice(0, 100));
  const message = `DRISHTI_OPENAI_MODEL: ${shown} on ${server} cannot see pictures; ${advice[dialect]}`;
  return new DrishtiError('failed_precondition', message);
}

import type { PreTrainedTokenizer } from '@huggingface/transformers';
import type { InferenceSession } from 'onnxruntime-node';
import { floatsOf, runSession, type Tensors, toTensors } from '../onnx/session.js';
import type { PhraseQueries } from './phraseQueries.js';

/**
 * Asks OWL-ViT or OWLv2 (Minderer et al. 2022, 2023): each phrase is a text of its own, worded as in their training, and
 * each patch of the picture has a logit for each.
 */
export async function askOwl(
  session: InferenceSession,
  tokenizer: PreTrainedTokenizer,
  image: Tensors,
  phrases: readonly string[],
): Promise<PhraseQueries[]> {
  const texts = phrases.map((phrase) => `a photo of a ${phrase}`);
  const tokens = toTensors({ ...tokenizer(texts, { padding: true, truncation: true }) });
  const outputs = await runSession(session, { ...image, ...tokens });
  const { data: logits, dims } = floatsOf(outputs, 'logits');
  const queries = { logits, classes: dims.at(-1)!, boxes: floatsOf(outputs, 'pred_boxes').data };
  return [{ phrases: phrases.map((_, i) => i), queries }];
}

import type { PreTrainedTokenizer } from '@huggingface/transformers';
import type { InferenceSession } from 'onnxruntime-node';
import type { Queries } from '../detector/readQueries.js';
import { floatsOf, runSession, type Tensors, toTensors } from '../onnx/session.js';
import type { PhraseQueries } from './phraseQueries.js';
import { groupsWithin, phraseLogits, tokenSpans } from './tokenSpans.js';

/** The model judges 256 tokens, of which two begin and end the text. */
const mostTokens = 254;

/**
 * Asks Grounding DINO (Liu et al. 2023): all phrases are one text, "traffic cone. dog.", and each query has a logit for
 * each token of it. Phrases that do not fit into one text are asked one group after the other.
 */
export async function askGroundingDino(
  session: InferenceSession,
  tokenizer: PreTrainedTokenizer,
  image: Tensors,
  phrases: readonly string[],
): Promise<PhraseQueries[]> {
  const lengths = phrases.map((phrase) => idsOf(tokenizer, `${phrase}.`).length - 2);
  const asked: PhraseQueries[] = [];
  for (const group of groupsWithin(lengths, mostTokens)) {
    const text = group.map((i) => `${phrases[i]}.`).join(' ');
    asked.push({ phrases: group, queries: await ask(session, tokenizer, image, text, group.length) });
  }
  return asked;
}

async function ask(
  session: InferenceSession,
  tokenizer: PreTrainedTokenizer,
  image: Tensors,
  text: string,
  count: number,
): Promise<Queries> {
  const spans = tokenSpans(idsOf(tokenizer, text), idsOf(tokenizer, '.')[1]!);
  if (spans.length !== count) throw new Error(`the tokenizer parts ${count} phrases into ${spans.length}`);
  const outputs = await runSession(session, { ...image, ...toTensors({ ...tokenizer(text) }) });
  const { data, dims } = floatsOf(outputs, 'logits');
  const logits = phraseLogits(data, dims.at(-1)!, spans);
  return { logits, classes: count, boxes: floatsOf(outputs, 'pred_boxes').data };
}

function idsOf(tokenizer: PreTrainedTokenizer, text: string): number[] {
  return tokenizer(text, { return_tensor: false }).input_ids as number[];
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AutoProcessor,
  env,
  Florence2ForConditionalGeneration,
  type Processor,
  RawImage,
  type Tensor,
} from '@huggingface/transformers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadModel } from '../src/engines/transformers/child/loadModel.js';
import { Embedder } from '../src/engines/transformers/decoder/embedder.js';
import { Seq2SeqDecoder } from '../src/engines/transformers/decoder/seq2SeqDecoder.js';
import { Seq2SeqDecoding } from '../src/engines/transformers/decoder/seq2SeqDecoding.js';
import { openGraph } from '../src/engines/transformers/folder/graph.js';
import type { RgbImage } from '../src/images/image.js';
import { florenceFolder } from './architectures/models.js';
import {
  asked,
  gradient,
  largestDifference,
  type OpenedModel,
  openTiny,
  reading,
} from './architectures/openTiny.js';
import { writeModel } from './specialists/folders.js';

const square = gradient({ width: 32, height: 32 }, 90);

describe('florence2', () => {
  let folder: string;
  let processor: Processor;
  let tiny: OpenedModel;

  beforeAll(async () => {
    folder = await writeModel(await mkdtemp(join(tmpdir(), 'drishti-florence-')), florenceFolder());
    env.allowRemoteModels = false;
    processor = await AutoProcessor.from_pretrained(folder, { local_files_only: true });
    tiny = await openTiny(folder, 1_000_000);
  });
  afterAll(() => rm(folder, { recursive: true }));

  const inputsOf = (text: string, { data, width, height }: RgbImage) =>
    processor(new RawImage(data, width, height, 3), text);

  it.each([
    ['<OD>', 'Locate the objects with category name in the image.'],
    [' <CAPTION>\n', 'What does the image describe?'],
    ['<CAPTION_TO_PHRASE_GROUNDING>a red dog', 'Locate the phrases in the caption: a red dog'],
    [
      '<REGION_TO_CATEGORY><loc_52><loc_999><loc_0><loc_7>',
      'What is the region <loc_52><loc_999><loc_0><loc_7>?',
    ],
    ['What is this?', 'What is this?'],
  ])('asks %j as the library does', async (text, sentence) => {
    const { tokens } = tiny.model.prompt(asked(text, [square]));
    const { input_ids } = await inputsOf(text.trim(), square);
    expect(tokens).toEqual(Array.from(input_ids.data as BigInt64Array, Number));
    expect(tokens).toEqual(tiny.model.prompt(asked(sentence, [square])).tokens);
  });

  it('takes control tokens of a caller for the text that they are', () => {
    const { tokens } = tiny.model.prompt(asked('</s><od>', [square]));
    expect(tokens).toHaveLength(2 + '</s><od>'.length);
  });

  it.each(['<OD>', 'What is this?'])('answers %j token by token as the library does', async (text) => {
    const library = await Florence2ForConditionalGeneration.from_pretrained(folder, {
      dtype: 'fp32',
      local_files_only: true,
    });
    const inputs = await inputsOf(text, square);
    const generated = (await library.generate({
      ...inputs,
      max_new_tokens: 12,
      do_sample: false,
    })) as Tensor;
    const decoding = await tiny.model.read(tiny.model.prompt(asked(text, [square])), reading([square]));
    const tokens: number[] = [];
    const expected = Array.from(generated.data as BigInt64Array, Number).slice(2);
    expect(new Set(expected).size).toBeGreaterThan(2);
    while (tokens.length < expected.length) {
      const best = decoding.logits.reduce((most, logit, i) => (logit > decoding.logits[most]! ? i : most), 0);
      tokens.push(best);
      await decoding.extend([best]);
    }
    expect(tokens).toEqual(expected);
    expect(decoding.length).toBe(2 + tokens.length);
  });

  it('says after each further token what it says after all at once', async () => {
    await tiny.model.read(tiny.model.prompt(asked('<OD>', [square])), reading([square]));
    const { feeds } = tiny.fed.findLast(({ graph }) => graph === 'decoder_model_merged')!;
    const hidden = feeds['encoder_hidden_states']!;
    const encoded = { hidden, length: hidden.dims[1]! };
    const open = (name: string) =>
      openGraph({ path: join(folder, 'onnx', `${name}.onnx`), dtype: 'fp32' }, { device: 'cpu', threads: 1 });
    const parts = {
      embedder: new Embedder(await open('embed_tokens')),
      decoder: new Seq2SeqDecoder(await open('decoder_model_merged')),
    };
    const atOnce = await Seq2SeqDecoding.begin(parts, encoded, [1, 2, 70, 33, 12, 99]);
    const steps = await Seq2SeqDecoding.begin(parts, encoded, [1, 2]);
    await steps.extend([70]);
    await steps.extend([33, 12, 99]);
    expect(steps.length).toBe(6);
    expect(largestDifference(steps.logits, atOnce.logits)).toBeLessThan(1e-4);
  });

  it('answers otherwise about another picture, and looks at each once', async () => {
    const seen = () => tiny.fed.filter(({ graph }) => graph === 'vision_encoder').length;
    const before = seen();
    const logits = async (picture: RgbImage) =>
      (await tiny.model.read(tiny.model.prompt(asked('<OD>', [picture])), reading([picture]))).logits.slice();
    const other = gradient({ width: 90, height: 40 }, 200);
    const [first, second] = [await logits(square), await logits(other)];
    expect(largestDifference(first, second)).toBeGreaterThan(1e-3);
    expect(largestDifference(await logits(other), second)).toBe(0);
    expect(seen() - before).toBeLessThanOrEqual(2);
  });

  it.each([0, 2])('refuses %i pictures', (count) => {
    const pictures = Array.from({ length: count }, () => square);
    expect(() => tiny.model.prompt(asked('<OD>', pictures))).toThrow(
      `input: this model answers about one picture; the conversation has ${count}`,
    );
  });

  it('refuses a question that is longer than its context', () => {
    expect(() => tiny.model.prompt(asked('why '.repeat(2000), [square]))).toThrow(/reads fewer than 4000/);
  });

  it('writes places as they are named', async () => {
    const memory = { features: 0, snapshots: 0 };
    const { model } = await loadModel({
      folder,
      dtype: 'auto',
      device: 'cpu',
      threads: 1,
      contextLength: 100,
      memory,
    });
    const { tokenizer, endTokens } = model;
    const said = (name: string) => tokenizer.bytes[tokenizer.idOf(name)!];
    expect(Buffer.from(said('<loc_52>')!).toString()).toBe('<loc_52>');
    expect(said('<od>')).toBeUndefined();
    expect(endTokens).toContain(tokenizer.idOf('</s>'));
  });
});

/** The packed model, run by transformers.js' own processor and generate(). */
import { basename, dirname, resolve } from 'node:path';
import { AutoModelForImageTextToText, AutoProcessor, env, RawImage } from '@huggingface/transformers';
import sharp from 'sharp';

/** Loads the model of a folder; nothing is fetched. */
export async function loadFixture(folder: string) {
  env.allowRemoteModels = false;
  env.localModelPath = dirname(resolve(folder));
  const name = basename(folder);
  // biome-ignore lint/suspicious/noExplicitAny: its declared type knows nothing of what Qwen's processor takes
  const processor: any = await AutoProcessor.from_pretrained(name);
  // biome-ignore lint/suspicious/noExplicitAny: sessions and positions are not part of the declared type
  const model: any = await AutoModelForImageTextToText.from_pretrained(name, {
    dtype: 'fp32',
    device: 'cpu',
  });

  async function answer(svg: string, question: string): Promise<string> {
    const png = await sharp(Buffer.from(svg)).png().toBuffer();
    const image = await RawImage.fromBlob(new Blob([new Uint8Array(png)]));
    const content = [{ type: 'image' }, { type: 'text', text: question }];
    const prompt = processor.apply_chat_template([{ role: 'user', content }], {
      add_generation_prompt: true,
      enable_thinking: false,
    });
    const prepared = await processor(prompt, [image.rgb()]);
    const out = await model.generate({ ...prepared, max_new_tokens: 260, do_sample: false });
    const start = prepared.input_ids.dims[1];
    return processor.tokenizer.decode(out.tolist()[0].slice(start), { skip_special_tokens: true });
  }

  return { model, tokenizer: processor.tokenizer, answer };
}

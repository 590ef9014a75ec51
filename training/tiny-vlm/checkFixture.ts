/**
 * Runs the packed model with transformers.js and compares it with what PyTorch computed (exportOnnx.py's example.json):
 *   npx tsx training/tiny-vlm/checkFixture.ts MODEL example.json
 */
import { readFileSync } from 'node:fs';
import { Tensor } from '@huggingface/transformers';
import { drawScene } from '../../tests/pictures/scenes.js';
import { loadFixture } from './fixture.js';

interface Example {
  ids: number[];
  grids: number[][];
  positions: number[][][];
  pixels: number[];
  features: number[];
  logits: number[];
  texts: [string, number[]][];
}

const [folder, examplePath] = process.argv.slice(2) as [string, string];
const { model, tokenizer, answer } = await loadFixture(folder);
const example: Example = JSON.parse(readFileSync(examplePath, 'utf8'));

for (const [text, ids] of example.texts) {
  const found = tokenizer.encode(text, { add_special_tokens: false });
  if (JSON.stringify(found) !== JSON.stringify(ids)) throw new Error(`other tokens: ${text}`);
}
console.log(`${example.texts.length} texts have the same tokens`);

const integers = (values: number[], dims: number[]) =>
  new Tensor(
    'int64',
    BigInt64Array.from(values, (value) => BigInt(value)),
    dims,
  );
const input_ids = integers(example.ids, [1, example.ids.length]);
const inputs = {
  input_ids,
  attention_mask: integers(
    example.ids.map(() => 1),
    [1, example.ids.length],
  ),
  pixel_values: new Tensor('float32', Float32Array.from(example.pixels), [
    example.pixels.length / 1536,
    1536,
  ]),
  image_grid_thw: integers(example.grids.flat(), [example.grids.length, 3]),
};
const { image_features } = await model.sessions.vision_encoder.run({
  pixel_values: inputs.pixel_values.ort_tensor,
  image_grid_thw: inputs.image_grid_thw.ort_tensor,
});
tell('picture tokens', image_features.data, example.features);
const [positions] = model.get_rope_index(input_ids, inputs.image_grid_thw, null, inputs.attention_mask);
tell('positions', [...positions.data].map(Number), example.positions.flat(2));
const { logits } = await model(inputs);
tell('logits', logits.data, example.logits);

for (const [seed, question] of [
  [5, 'What colour is the star?'],
  [6, 'How many objects are there?'],
  [7, 'Describe the picture.'],
  [8, 'Detect all objects. Return a JSON list of bbox_2d and label.'],
] as const) {
  const scene = drawScene(20_000_000 + seed);
  const said = await answer(scene.svg, question);
  console.log(
    `${scene.objects.map(({ colour, figure }) => `${colour} ${figure}`).join(', ')} | ${question} | ${said}`,
  );
}

/** The largest difference, beside the largest value. */
function tell(what: string, found: ArrayLike<number>, wanted: ArrayLike<number>): void {
  if (found.length !== wanted.length)
    throw new Error(`${what}: ${found.length} values, not ${wanted.length}`);
  const most = (values: number[]) => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const all = Array.from(wanted);
  console.log(`${what}: off by ${most(all.map((value, i) => value - found[i]!))} of ${most(all)}`);
}

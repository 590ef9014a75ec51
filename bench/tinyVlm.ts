// What the tiny vision-language model of tests/fixtures/ sees through the whole server and the official client, on
// pictures that it was not trained on: `npm run bench:tiny-vlm [-- PICTURES]`.
import { Random } from '../tests/pictures/random.js';
import { drawScene } from '../tests/pictures/scenes.js';
import { drawSvg } from '../tests/pictures/svg.js';
import { foundObjects } from '../tests/support/foundBoxes.js';
import { says, sceneClient } from '../tests/support/sceneClient.js';
import { countOf, questionKinds, questionsOf } from '../tests/support/sceneQuestions.js';
import { boxesSchema, detectionFormat, detectionPrompt } from '../tests/support/seedDetection.js';
import { tinyVlmApp } from '../tests/support/tinyVlmApp.js';

/** Seeds from here on are in no training set. */
const firstSeed = 50_000_000;
const pictures = Number(process.argv[2] ?? 500);

/** Right ones of all. */
class Share {
  right = 0;
  all = 0;

  add(right: number, all = 1): void {
    this.right += right;
    this.all += all;
  }

  toString(): string {
    return `${(this.right / this.all).toFixed(3)}  (${this.right} of ${this.all})`;
  }
}

const shares = new Map([...questionKinds, 'boxes', 'swapped pictures'].map((name) => [name, new Share()]));
const house = await tinyVlmApp({ maxQueue: 100 });
const ask = sceneClient(house.url);
const random = new Random(firstSeed);

/** The same question about another picture: right when both answers are, where the pictures differ in it. */
async function swap(png: Buffer, seed: number): Promise<void> {
  const [scene, other] = [drawScene(seed), drawScene(seed + 1)];
  if (countOf(scene) === countOf(other)) return;
  const text = 'How many objects are there?';
  const [here, there] = [await ask(text, png), await ask(text, await drawSvg(other.svg))];
  shares.get('swapped pictures')!.add(Number(says(here, countOf(scene)) && says(there, countOf(other))));
}

async function look(seed: number): Promise<void> {
  const scene = drawScene(seed);
  const png = await drawSvg(scene.svg);
  for (const { kind, text, answer } of questionsOf(scene, random)) {
    shares.get(kind)!.add(Number(says(await ask(text, png), answer)));
  }
  const { boxes } = boxesSchema.parse(JSON.parse(await ask(detectionPrompt, png, detectionFormat)));
  shares.get('boxes')!.add(foundObjects(scene, boxes), scene.objects.length);
  await swap(png, seed);
}

try {
  for (let index = 0; index < pictures; index++) {
    await look(firstSeed + index);
    if (process.stderr.isTTY) process.stderr.write(`\r${index + 1} of ${pictures}`);
  }
  for (const [name, share] of shares) console.log(`${name.padEnd(18)} ${share}`);
} finally {
  await house.close();
}

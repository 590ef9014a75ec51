// Accuracy of the built program over HTTP on the labelled pictures beside the checkout: `npm run bench:accuracy`.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Resolution } from '../src/images/image.js';
import { startProgram } from '../tests/support/program.js';
import { type AnsweredObject, ask, detectionRequest } from './interaction.js';
import { evaluationFolder, type LabelledPicture, labelledPictures } from './sharedPictures.js';

const resolutions: (Resolution | undefined)[] = [undefined, 'low', 'medium', 'high', 'ultra_high'];

/** What score.mjs reads: boxes in pixels, y first. */
interface Prediction {
  readonly label: string;
  readonly score: number;
  readonly box: readonly number[];
}

function toPrediction({ label, confidence, box_2d }: AnsweredObject, size: LabelledPicture): Prediction {
  const pixels = box_2d.map((value, i) => (value / 1000) * (i % 2 === 0 ? size.height : size.width));
  return { label, score: confidence, box: pixels };
}

async function predict(url: string, pictures: LabelledPicture[], resolution?: Resolution) {
  const predictions: Record<string, Prediction[]> = {};
  for (const picture of pictures) {
    const jpeg = readFileSync(evaluationFolder + picture.file);
    const objects = await ask(url, detectionRequest(jpeg, resolution));
    predictions[picture.file] = objects.map((object) => toPrediction(object, picture));
  }
  return predictions;
}

function score(predictions: Record<string, Prediction[]>, folder: string): string {
  const file = join(folder, 'predictions.json');
  writeFileSync(file, JSON.stringify(predictions));
  const script = join(evaluationFolder, 'score.mjs');
  return execFileSync(process.execPath, [script, 'detection', file], { encoding: 'utf8' }).trim();
}

async function measure(pictures: LabelledPicture[]): Promise<void> {
  const program = await startProgram({ DRISHTI_DETECTOR_MIN_SCORE: '0.02' });
  const folder = mkdtempSync(join(tmpdir(), 'drishti-accuracy-'));
  for (const resolution of resolutions) {
    const predictions = await predict(program.url, pictures, resolution);
    console.log(`${(resolution ?? 'default').padEnd(10)} ${score(predictions, folder)}`);
  }
  rmSync(folder, { recursive: true });
  program.child.kill('SIGTERM');
  await program.exited;
}

const pictures = await labelledPictures();
if (pictures) await measure(pictures);
else console.log(`no labelled pictures at ${evaluationFolder}: nothing measured`);

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { askForText, requestAbout } from '../interaction.js';
import { score } from '../score.js';
import { readManifest } from '../sharedPictures.js';
import { type Part, type Row, written } from './part.js';
import { type Photograph, readPicture } from './pictureSet.js';
import { type Outlined, outlineSchema, segmentationPrompt } from './segmentation.js';

const bench = fileURLToPath(new URL('../masks.ts', import.meta.url));

/** Polygons by the schema of Gemini's samples, and masks of the true boxes (`bench/masks.ts`). */
export const outlines: Part = {
  name: 'masks',
  async measure({ url, set }) {
    const images = readManifest<Photograph>(set.folder, 'segmentation.json');
    const answers: Record<string, object[]> = {};
    for (const image of images) {
      const body = requestAbout(readPicture(set, image), segmentationPrompt, { schema: outlineSchema });
      const { boxes } = JSON.parse(await askForText(url, body)) as { boxes: Outlined[] };
      answers[image.file] = boxes.map(({ label, mask }) => ({ label, polygon: inPixels(mask, image) }));
    }
    const scores = score<Scores>('segmentation', answers, `${set.folder}segmentation.json`);
    return [foundRow(scores), ...trueBoxRows(set.folder)];
  },
};

interface Scores {
  readonly objects: number;
  readonly found: number;
  readonly meanIouOfFound: number;
}

function inPixels(mask: Outlined['mask'], { width, height }: Photograph): [number, number][] {
  return mask.map(([x, y]) => [(x / 1000) * width, (y / 1000) * height]);
}

function foundRow({ objects, found, meanIouOfFound }: Scores): Row {
  const figure = `${written(meanIouOfFound)} (${found} of ${objects} found)`;
  return { what: 'masks: mean IoU of those found', goal: '≥ .62', figure };
}

function trueBoxRows(folder: string): Row[] {
  const printed = execFileSync(process.execPath, ['--import', 'tsx', bench, folder], { encoding: 'utf8' });
  const mean = (shape: string) => Number(new RegExp(`^${shape} +mean IoU (\\S+)`, 'm').exec(printed)?.[1]);
  const figure = `${written(mean('PNG'))} PNG, ${written(mean('polygon'))} polygon`;
  return [{ what: 'masks: mean IoU in true boxes', goal: '≥ .68', figure }];
}

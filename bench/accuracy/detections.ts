import type { Resolution } from '../../src/images/image.js';
import { type AnsweredObject, ask, detectionRequest } from '../interaction.js';
import { score } from '../score.js';
import { type Part, type Row, type Subject, written } from './part.js';
import { type Photograph, readPicture } from './pictureSet.js';

const resolutions: (Resolution | undefined)[] = [undefined, 'low', 'medium', 'high', 'ultra_high'];

/** What score.mjs reads: boxes in pixels, y first. */
interface Prediction {
  readonly label: string;
  readonly score: number;
  readonly box: readonly number[];
}

interface Precisions {
  readonly mAP: number;
  readonly AP50: number;
  readonly AP75: number;
}

/** Boxes and confidences down to the noise, as COCO scores them. */
export const detections: Part = {
  name: 'detection',
  settings: { DRISHTI_DETECTOR_MIN_SCORE: '0.02' },
  async measure(subject) {
    const rows: Row[] = [];
    for (const resolution of resolutions) {
      const { mAP, AP50, AP75 } = await precisionsAt(subject, resolution);
      const figure = `${written(mAP)} (AP50 ${written(AP50)}, AP75 ${written(AP75)})`;
      rows.push({ what: `detection: mAP, ${resolution ?? 'default'}`, figure });
    }
    return rows;
  },
};

async function precisionsAt({ url, set }: Subject, resolution: Resolution | undefined) {
  const predictions: Record<string, Prediction[]> = {};
  for (const photograph of set.photographs) {
    const objects = await ask(url, detectionRequest(readPicture(set, photograph), resolution));
    predictions[photograph.file] = objects.map((object) => toPrediction(object, photograph));
  }
  return score<Precisions>('detection', predictions, set.boxesManifest);
}

function toPrediction({ label, confidence, box_2d }: AnsweredObject, size: Photograph): Prediction {
  const pixels = box_2d.map((value, i) => (value / 1000) * (i % 2 === 0 ? size.height : size.width));
  return { label, score: confidence, box: pixels };
}

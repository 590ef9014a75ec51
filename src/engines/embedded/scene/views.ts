import { boxArea } from '../../../geometry/box.js';
import { largestShare } from './presence.js';
import type { SceneEvidence } from './sceneEvidence.js';

const foods = [
  'banana',
  'apple',
  'sandwich',
  'orange',
  'broccoli',
  'carrot',
  'hot dog',
  'pizza',
  'donut',
  'cake',
];

/** Log-odds of a picture of little but food, by how much of it food fills. */
export function closeUpLogOdds(evidence: SceneEvidence): number {
  const food = foodShare(evidence);
  return (
    -4 +
    14 * Math.min(0.5, food) -
    5 * largestShare(evidence, ['person']) -
    3 * largestShare(evidence, ['bird', 'bear', 'dog', 'cat'])
  );
}

/** Share of the picture that boxes of food cover, each weighted by its score; they may overlap. */
function foodShare({ detections, size }: SceneEvidence): number {
  const areas = detections
    .filter(({ label, score }) => foods.includes(label) && score >= 0.1)
    .map(({ box, score }) => Math.min(1, score / 0.4) * boxArea(box));
  return Math.min(1, areas.reduce((sum, area) => sum + area, 0) / (size.width * size.height));
}

/** Log-odds of a picture of one person, by how much of it that person fills. */
export function portraitLogOdds(evidence: SceneEvidence): number {
  const people = evidence.detections
    .filter(({ label, score }) => label === 'person' && score >= 0.25)
    .map(({ box }) => boxArea(box) / (evidence.size.width * evidence.size.height))
    .sort((a, b) => b - a);
  const [largest = 0, second = 0] = people;
  return -4 + 9 * largest - 12 * second;
}

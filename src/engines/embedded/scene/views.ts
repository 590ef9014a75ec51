import { boxArea } from '../../../geometry/box.js';
import type { Detection } from '../../capabilities.js';
import { sum } from '../numbers.js';
import type { Presence } from './presence.js';
import type { SceneEvidence } from './sceneEvidence.js';

/** How much a kind's boxes count as food: what food is served in counts in part. */
const foods: Readonly<Record<string, number>> = {
  banana: 1,
  apple: 1,
  sandwich: 1,
  orange: 1,
  broccoli: 1,
  carrot: 1,
  'hot dog': 1,
  pizza: 1,
  donut: 1,
  cake: 1,
  bowl: 0.35,
  cup: 0.1,
  'dining table': 0.1,
};

/** What a person wears, carries and sits on takes nothing from a portrait. */
const personal = ['person', 'tie', 'cell phone', 'backpack', 'handbag', 'umbrella', 'chair', 'couch', 'book'];

/** A detector's score from which a box counts in full. */
const fullScore = 0.4;

/** A larger share of the picture tells no more. */
const mostFood = 0.5;
const mostPerson = 0.6;

/** Log-odds of a picture of little but food, by how much of it food fills. */
export function closeUpLogOdds(evidence: SceneEvidence): number {
  const food = Math.min(mostFood, sum(sharesOf(evidence, (label) => foods[label] ?? 0)));
  const [person = 0] = sharesOf(evidence, (label) => Number(label === 'person'));
  return 14 * food - 6 * person - 4;
}

/** Log-odds of a picture of one person and little else, by how much of it that person fills. */
export function portraitLogOdds(evidence: SceneEvidence, presence: Presence): number {
  const [largest = 0, second = 0] = sharesOf(evidence, (label) => Number(label === 'person'));
  const others = sum([...presence].map(([kind, sureness]) => (personal.includes(kind) ? 0 : sureness)));
  return 9 * Math.min(mostPerson, largest) - 12 * second - 0.8 * others - 3.7;
}

/** Shares of the picture that boxes cover, each weighted by its kind and its score, the largest first. */
function sharesOf({ detections, size }: SceneEvidence, weightOf: (label: string) => number): number[] {
  const share = ({ label, score, box }: Detection) =>
    (weightOf(label) * sureness(score) * boxArea(box)) / (size.width * size.height);
  return detections.map(share).sort((a, b) => b - a);
}

/** Noise counts nothing. */
function sureness(score: number): number {
  return score < fullScore / 4 ? 0 : Math.min(1, score / fullScore);
}

import { boxArea } from '../../../../../geometry/box.js';
import { isBeing } from '../../objects/kindGroup.js';
import type { SeenObject } from '../../seen.js';

/** The objects of one kind, as a caption weighs them. */
export interface CaptionGroup {
  readonly label: string;
  readonly objects: readonly SeenObject[];
  /** How much a person would speak of them: their share of the picture, beings counted twice, furniture less. */
  readonly salience: number;
}

/** Smaller things are named only when they were seen well. */
const smallShare = 0.005;
const seenWell = 0.5;

/** More kinds make no caption. */
const mostKinds = 6;

/** Things that stand about and are rarely what a picture is of. */
const background = ['dining table', 'chair', 'bench', 'potted plant', 'book'];

/** The kinds a caption names, most salient first. */
export function captionGroups(objects: readonly SeenObject[]): CaptionGroup[] {
  const labels = [...new Set(objects.map(({ label }) => label))];
  return labels
    .map((label) =>
      groupOf(
        label,
        objects.filter((object) => object.label === label),
      ),
    )
    .filter(({ objects: own }) => own.some(isWorthNaming))
    .sort((a, b) => b.salience - a.salience)
    .slice(0, mostKinds);
}

function groupOf(label: string, objects: readonly SeenObject[]): CaptionGroup {
  const share = objects.reduce((sum, object) => sum + shareOf(object), 0);
  const factor = isBeing(label) ? 2 : background.includes(label) ? 0.5 : 1;
  return { label, objects, salience: share * factor };
}

function isWorthNaming(object: SeenObject): boolean {
  return object.score >= seenWell || shareOf(object) >= smallShare;
}

/** Share of its picture that an object's box covers, 0…1. */
export function shareOf({ box, size }: SeenObject): number {
  return boxArea(box) / (size.width * size.height);
}

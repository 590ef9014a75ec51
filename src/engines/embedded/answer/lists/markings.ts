import type { Box } from '../../../../geometry/box.js';
import type { Ask } from '../../language/plan.js';
import { isUnknown } from '../../language/targets/target.js';
import { chooseObjects } from '../objects/chooseObjects.js';
import { linesOn, sayText } from '../objects/textOn.js';
import { objectsIn, type SeenImage, type SeenObject } from '../seen.js';

/**
 * The lines of text or the codes of one picture that an ask to read or to scan is about, in reading order, as things in
 * their places; each is labelled with what it says.
 */
export function markingsIn(ask: Ask, picture: number, images: readonly SeenImage[]): SeenObject[] {
  const image = images[picture]!;
  const { size, codes = [] } = image;
  const marking = (label: string, box: Box, score: number) => ({ label, box, score, size, picture });
  if (ask.task === 'scan') return codes.map(({ text, format, box }) => marking(text || format, box, 1));
  return linesAsked(ask, picture, images).map(({ text, box, score }) => marking(text, box, score));
}

/** Whether an ask is about text or codes rather than the things that have them. */
export function isAboutMarkings({ task }: Pick<Ask, 'task'>): boolean {
  return task === 'read' || task === 'scan';
}

/** All lines, those on the things that are named, or those that say what is asked for. */
function linesAsked(ask: Ask, picture: number, images: readonly SeenImage[]) {
  const image = images[picture]!;
  const { text = [] } = image;
  const wanted = (ask.filters ?? []).flatMap((filter) => (filter.by === 'text' ? [filter.text] : []));
  const saying = text.filter((line) => wanted.every((words) => sayText([line], words)));
  if (!ask.targets.some((target) => !isUnknown(target) && !target.isAnything)) return saying;
  const carriers = chooseObjects(objectsIn(image, picture, 'exists'), ask, images);
  const carried = new Set(carriers.flatMap((object) => linesOn(object, image) ?? []));
  return saying.filter((line) => carried.has(line));
}

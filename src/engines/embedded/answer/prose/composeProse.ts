import type { Ask, Plan } from '../../language/plan.js';
import { chooseObjects } from '../chooseObjects.js';
import { pictureAsked } from '../pictureAsked.js';
import { objectsIn, type SeenImage, type SeenObject } from '../seen.js';
import { answerAsk } from './answerAsk.js';
import { comparePictures } from './comparison.js';
import { inPicture } from './inventory.js';
import { needsTwoPictures, noPicture } from './phrases.js';
import { answerTersely } from './terse.js';

/** Answers every ask of a plan in English, picture by picture where there are several. */
export function composeProse(plan: Plan, seen: readonly SeenImage[]): string {
  if (seen.length === 0) return noPicture;
  const pictures = seen.map((image, picture) => objectsIn(image, picture));
  return plan.asks.map((ask) => answer(ask, plan, pictures)).join('\n');
}

function answer(ask: Ask, plan: Plan, pictures: readonly (readonly SeenObject[])[]): string {
  const chosen = pictures.map((objects) => chooseObjects(objects, ask));
  if (ask.task === 'compare' && pictures.length > 1) return comparePictures(chosen);
  const write = plan.isTerse ? answerTersely : answerAsk;
  const asked = pictureAsked(plan.instructions, pictures.length);
  const sentences = chosen.map((objects) => write(ask, objects));
  if (pictures.length === 1)
    return ask.task === 'compare' ? `${needsTwoPictures} ${sentences[0]}` : sentences[0]!;
  if (asked !== undefined) return inPicture(asked, sentences[asked]!);
  return sentences.map((sentence, picture) => inPicture(picture, sentence)).join('\n');
}

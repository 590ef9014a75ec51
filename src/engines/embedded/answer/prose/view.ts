import type { Ask, Plan } from '../../language/plan.js';
import type { Purpose } from '../certainty.js';
import { chooseObjects } from '../objects/chooseObjects.js';
import { objectsIn, type SeenImage, type SeenObject } from '../seen.js';

/** One ask about one picture: all that a part of the answer is made of. */
export interface View {
  readonly ask: Ask;
  readonly plan: Plan;
  readonly image: SeenImage;
  /** Its number among the pictures of the request, from 0, and all of these. */
  readonly picture: number;
  readonly images: readonly SeenImage[];
}

/** The objects that a view is about and that count as seen for a purpose, best first. */
export function chosenIn(view: View, purpose: Purpose): SeenObject[] {
  return chooseObjects(everythingIn(view, purpose), view.ask, view.images);
}

/** All objects of the picture that count as seen for a purpose, best first. */
export function everythingIn({ image, picture }: View, purpose: Purpose): SeenObject[] {
  return objectsIn(image, picture, purpose);
}

/** Longer sentences say first what they ask; patterns that look for several words in them stay quick. */
const longestQuestion = 400;

/** The words of the ask in lower case, as far as the plan kept them. */
export function questionOf({ ask }: Pick<View, 'ask'>): string {
  return (ask.question ?? '').slice(0, longestQuestion).toLowerCase();
}

import { chosenIn, questionOf, type View } from '../view.js';
import { groupObjects } from '../words/inventory.js';
import { bareName } from './amount.js';
import { sureScene } from './scenePhrase.js';

/** The style of a caption, as far as the words of the ask tell. */
export type CaptionStyle = 'sentence' | 'title' | 'tags' | 'hashtags';

/** Which style a caption is asked for in. */
export function styleOf(view: View): CaptionStyle {
  const question = questionOf(view);
  if (/\bhash-? ?tags?\b/.test(question)) return 'hashtags';
  if (/\b(tags|keywords?|key words)\b|\btag (this|the|it)\b/.test(question)) return 'tags';
  return /\b(title|headline|heading)s?\b/.test(question) ? 'title' : 'sentence';
}

/** Most tags; more are noise. */
const mostTags = 12;

/** Words for what a picture shows, in the style asked for; undefined where no tags are asked for. */
export function kindTags(view: View): string | undefined {
  const style = styleOf(view);
  if (style !== 'tags' && style !== 'hashtags') return undefined;
  const tags = tagsOf(view);
  if (tags.length === 0) return style === 'tags' ? 'none' : '#photo';
  return style === 'tags' ? tags.join(', ') : tags.map(hashtag).join(' ');
}

/** Kinds, the scene and the main colour, most telling first. */
export function tagsOf(view: View): string[] {
  const plain = chosenIn(view, 'caption');
  const objects = plain.length > 0 ? plain : chosenIn(view, 'list');
  const kinds = groupObjects(objects).map(({ label, total }) => bareName(label, total));
  const scene = sureScene(view.image.scene);
  const colour = view.image.colours?.[0]?.name;
  const all = [...kinds, ...(scene === undefined ? [] : [scene]), ...(colour === undefined ? [] : [colour])];
  return all.slice(0, view.plan.maxObjects ?? mostTags);
}

function hashtag(tag: string): string {
  return `#${tag.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')}`;
}

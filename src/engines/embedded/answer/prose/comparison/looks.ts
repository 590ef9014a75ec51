import { textOf } from '../../../text/layout/layout.js';
import { sureScene, wholeScene } from '../caption/scenePhrase.js';
import type { View } from '../view.js';
import { capitalized, joined, quoted } from '../words/english.js';
import { grouped } from '../words/grouped.js';
import { allOf, namesOf } from './objects.js';

/** What two or more pictures share and in what they differ beside their objects, a sentence each. */
export function compareLooks(views: readonly View[]): { shared: string[]; different: string[] } {
  const features = [compareScenes(views), compareColours(views), compareTexts(views)];
  const told = features.filter((feature) => feature !== undefined);
  return {
    shared: told.filter(({ isShared }) => isShared).map(({ sentence }) => sentence),
    different: told.filter(({ isShared }) => !isShared).map(({ sentence }) => sentence),
  };
}

interface Feature {
  readonly isShared: boolean;
  readonly sentence: string;
}

function compareScenes(views: readonly View[]): Feature | undefined {
  const scenes = views.map(({ image }) => sureScene(image.scene));
  if (scenes.some((scene) => scene === undefined)) return undefined;
  if (isSame(scenes))
    return { isShared: true, sentence: `${allOf(views.length)} look like ${wholeScene(scenes[0]!)}.` };
  const told = views.map((view, index) => ({ name: nameOf(view), scene: scenes[index]! }));
  const each = grouped(told, ({ scene }) => scene).map(
    (own) => `${namesOf(own)} ${own.length === 1 ? 'looks' : 'look'} like ${wholeScene(own[0].scene)}`,
  );
  return { isShared: false, sentence: `${capitalized(joined(each))}.` };
}

function compareColours(views: readonly View[]): Feature | undefined {
  const colours = views.map(({ image }) => image.colours?.[0]?.name);
  if (colours.some((colour) => colour === undefined)) return undefined;
  if (isSame(colours))
    return { isShared: true, sentence: `${allOf(views.length)} are mostly ${colours[0]}.` };
  const told = views.map((view, index) => ({ name: nameOf(view), colour: colours[index]! }));
  const each = grouped(told, ({ colour }) => colour).map(
    (own) => `${namesOf(own)} ${own.length === 1 ? 'is' : 'are'} mostly ${own[0].colour}`,
  );
  return { isShared: false, sentence: `${capitalized(joined(each))}.` };
}

/** Longer texts are not quoted. */
const mostCharacters = 80;

function compareTexts(views: readonly View[]): Feature | undefined {
  if (views.some(({ image }) => image.text === undefined)) return undefined;
  const texts = views.map(({ image }) => textOf(image.text!));
  if (texts.every((text) => text === '')) return undefined;
  if (isSame(texts)) return { isShared: true, sentence: `${allOf(views.length)} have the same text.` };
  const each = views.map((view, index) => `${nameOf(view)} ${readingOf(texts[index]!)}`);
  return { isShared: false, sentence: `${capitalized(joined(each))}.` };
}

function readingOf(text: string): string {
  if (text === '') return 'has no text';
  return text.length <= mostCharacters
    ? `reads ${quoted(text)}`
    : `has ${text.split(/\n+/).length} lines of text`;
}

function isSame(values: readonly unknown[]): boolean {
  return new Set(values).size === 1;
}

/** "picture 2". */
export function nameOf({ picture }: View): string {
  return `picture ${picture + 1}`;
}

import { placePhrase } from '../../objects/place.js';
import { chosenIn, type View } from '../view.js';
import { capitalized, joined } from '../words/english.js';
import { sceneOf } from '../words/sceneOf.js';
import { amountOf } from './amount.js';
import { captionGroups } from './captionGroup.js';
import { captionPhrases } from './captionPhrases.js';
import { wholeScene } from './scenePhrase.js';

/** Captions of one picture that differ by what they put first: all, the things, the place, where things are, the colours. */
export function captionVariants(view: View): string[] {
  const [full, ...shorter] = captionPhrases(view);
  const ways = [
    full,
    inventory(view),
    ledByScene(view),
    ledByPlaces(view),
    ledByColours(view),
    shorter.at(-2),
    shorter.at(-1),
  ];
  const captions = ways.filter((way) => way !== undefined).map((way) => capitalized(way));
  return [...new Set(captions)];
}

function amounts(view: View): string[] {
  return captionGroups(chosenIn(view, 'caption')).map(({ label, objects }) =>
    amountOf(label, objects.length),
  );
}

function inventory(view: View): string | undefined {
  const all = amounts(view);
  return all.length > 1 ? joined(all) : undefined;
}

function ledByScene(view: View): string | undefined {
  const scene = sceneOf(view);
  const all = amounts(view);
  return scene === undefined || all.length === 0 ? undefined : `${wholeScene(scene)} with ${joined(all)}`;
}

const mostPlaces = 3;

function ledByPlaces(view: View): string | undefined {
  const groups = captionGroups(chosenIn(view, 'caption'));
  const objects = groups
    .flatMap((group) => (group.objects.length === 1 ? group.objects : []))
    .slice(0, mostPlaces);
  const phrases = objects.map((object) => `${amountOf(object.label, 1)} ${placePhrase(object)}`);
  return phrases.length === 0 ? undefined : `${joined(phrases)} of the picture`;
}

function ledByColours(view: View): string | undefined {
  const colours = view.image.colours?.slice(0, 2).map(({ name }) => name) ?? [];
  const all = amounts(view);
  return colours.length === 0 || all.length === 0
    ? undefined
    : `a picture in ${joined(colours)} with ${joined(all)}`;
}

import { textOf } from '../../../text/layout.js';
import type { SeenImage } from '../../seen.js';
import { quoted } from '../english.js';
import { countWords } from '../statement.js';
import { isPaper, sureScene, wholeScene } from './scenePhrase.js';

/** Texts of at most so many words are quoted whole. */
const shortText = 12;

/** So many lines of text in a picture without objects are what the picture is about. */
const linesOfPaper = 3;

/** Whether a picture is of text rather than of things. */
export function showsPaper({ scene, text = [] }: SeenImage, objects: number): boolean {
  return isPaper(sureScene(scene)) || (objects === 0 && text.length >= linesOfPaper);
}

/** A page, screenshot or chart as a noun phrase, the fullest first: "a document that begins "Dear Sir"". */
export function paperPhrases(image: SeenImage): string[] {
  const scene = sureScene(image.scene);
  const name = wholeScene(isPaper(scene) ? scene! : 'document');
  const lines = image.text ?? [];
  if (lines.length === 0) return [name];
  const whole = textOf(lines);
  if (countWords(whole) <= shortText) return [`${name} that reads ${quoted(whole)}`, name];
  const begins = `that begins ${quoted(lines[0]!.text)}`;
  return [`${name} with ${lines.length} lines of text ${begins}`, `${name} ${begins}`, name];
}

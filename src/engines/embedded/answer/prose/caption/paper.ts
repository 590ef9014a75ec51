import { isPaper } from '../../../scene/scene.js';
import { lookUp } from '../../../text/document/lookUp.js';
import { textOf } from '../../../text/layout/layout.js';
import { documentIn } from '../../documentIn.js';
import type { SeenImage } from '../../seen.js';
import { countWords } from '../form/statement.js';
import { quoted } from '../words/english.js';
import { sureScene, wholeScene } from './scenePhrase.js';

/** Texts of at most so many words are quoted whole. */
const shortText = 12;

/** So many lines of text in a picture without objects are what the picture is about. */
const linesOfPaper = 3;

/** Whether a picture is of text rather than of things. */
export function showsPaper({ scene, text = [] }: SeenImage, objects: number): boolean {
  return isPaper(sureScene(scene)) || (objects === 0 && text.length >= linesOfPaper);
}

/** A page, screenshot or chart as a noun phrase, the fullest first: "a receipt from ACME", "a page that begins "Dear Sir"". */
export function paperPhrases(image: SeenImage): string[] {
  const issued = issuedPhrases(image);
  return issued.length > 0 ? issued : textPhrases(image);
}

/** From this confidence on a field of a document is stated. */
const sureEnough = 0.5;

/** "a receipt from ACME SDN BHD dated 25/12/2018"; none for other papers. */
function issuedPhrases(image: SeenImage): string[] {
  const document = documentIn(image);
  if (document === undefined || document.kind === 'other') return [];
  const [company, date] = ['company', 'date'].map((name) => {
    const field = lookUp(document, name);
    return field !== undefined && field.score >= sureEnough ? field.value : undefined;
  });
  const name = document.kind === 'invoice' ? 'an invoice' : 'a receipt';
  const from = company === undefined ? name : `${name} from ${company}`;
  return [...new Set([date === undefined ? from : `${from} dated ${date}`, from, name])];
}

function textPhrases(image: SeenImage): string[] {
  const scene = sureScene(image.scene);
  const name = wholeScene(isPaper(scene) ? scene! : 'document');
  const lines = image.text ?? [];
  if (lines.length === 0) return [name];
  const whole = textOf(lines);
  if (countWords(whole) <= shortText) return [`${name} that reads ${quoted(whole)}`, name];
  const begins = `that begins ${quoted(lines[0]!.text)}`;
  return [`${name} with ${lines.length} lines of text ${begins}`, `${name} ${begins}`, name];
}

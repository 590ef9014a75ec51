import type { Size } from '../../../../../geometry/box.js';
import type { Quality } from '../../../quality/quality.js';
import { essential, type Statement, useful } from '../form/statement.js';
import type { TaskWriter } from '../taskWriter.js';
import { questionOf, type View } from '../view.js';
import { capitalized, joined } from '../words/english.js';

/** Answers how well a picture was taken, and how large it is. */
export const qualityWriter: TaskWriter = {
  isAboutObjects: () => false,
  tell(view) {
    if (asksForSize(view)) return [sizeStatement(view)];
    const { quality } = view.image;
    if (quality === undefined)
      return [essential('I could not judge the quality of the picture.'), sizeStatement(view)];
    if (asksForBrightness.test(questionOf(view))) return [brightnessStatement(quality)];
    const verdict = verdictOf(view, quality);
    const whole = view.ask.targets.length > 0 ? 'the picture as a whole' : 'the picture';
    const sentence = `${whole} is ${qualityPhrase(quality)}.`;
    const start = verdict === undefined ? capitalized(sentence) : `${verdict}, ${sentence}`;
    const size = sizeStatement(view);
    return [
      essential(start, capitalized(sentence)),
      ...(verdict === undefined ? [useful(...size.wordings)] : []),
    ];
  },
  tellTersely(view) {
    const { quality, size } = view.image;
    if (asksForSize(view))
      return /\baspect ratio\b/.test(questionOf(view)) ? ratioOf(size) : `${size.width} × ${size.height}`;
    if (quality === undefined) return 'unknown';
    if (asksForBrightness.test(questionOf(view))) return brightnessWord(quality);
    return verdictOf(view, quality)?.toLowerCase() ?? faultsOf(quality)[0] ?? 'good';
  },
};

/** Below this standard deviation of lightness a picture looks flat. */
const lowContrast = 0.08;

/** What is bad about how a picture was taken, as adjectives; empty when nothing is. */
export function faultsOf({ isBlurred, exposure, contrast }: Quality): string[] {
  const faults = [isBlurred ? 'blurred' : '', exposure === 'good' ? '' : exposure];
  return [...faults, contrast < lowContrast ? 'low in contrast' : ''].filter((fault) => fault !== '');
}

function qualityPhrase(quality: Quality): string {
  const faults = faultsOf(quality);
  if (faults.length === 0) return 'sharp and well exposed';
  const merits = [quality.isBlurred ? '' : 'sharp', quality.exposure === 'good' ? 'well exposed' : ''];
  const good = merits.filter((merit) => merit !== '');
  return good.length === 0 ? joined(faults) : `${joined(faults)} but ${joined(good)}`;
}

/** What questions that are answered with yes or no ask for. */
const properties: readonly (readonly [RegExp, (quality: Quality) => boolean])[] = [
  [/\b(blur|blurred|blurry|unsharp|out of focus|shaky)\b/, ({ isBlurred }) => isBlurred],
  [/\b(sharp|in focus|clear|crisp)\b/, ({ isBlurred }) => !isBlurred],
  [/\b(dark|under-?exposed|dim)\b/, ({ exposure }) => exposure === 'too dark'],
  [/\b(bright|over-?exposed|washed out)\b/, ({ exposure }) => exposure === 'too bright'],
  [/\b(well exposed|exposed|well lit|good lighting)\b/, ({ exposure }) => exposure === 'good'],
  [/\b(good|high|usable|ok|okay|acceptable)\b/, (quality) => faultsOf(quality).length === 0],
  [/\b(bad|poor|low)\b/, (quality) => faultsOf(quality).length > 0],
];

function verdictOf(view: View, quality: Quality): 'Yes' | 'No' | undefined {
  const question = questionOf(view);
  if (!/^\W*(is|are|was|does|do|has)\b/.test(question)) return undefined;
  const property = properties.find(([pattern]) => pattern.test(question))?.[1];
  return property && (property(quality) ? 'Yes' : 'No');
}

function asksForSize(view: View): boolean {
  return /\b(resolution|dimensions?|how (large|big)|pixels?|megapixels?|width|height|orientation|aspect ratio|(image|picture|photo) size|size of)\b/.test(
    questionOf(view),
  );
}

const asksForBrightness = /\bhow (?:bright|dark|light)\b|\bbrightness\b/;

function brightnessStatement(quality: Quality): Statement {
  const percent = `${Math.round(quality.brightness * 100)} %`;
  return essential(
    `The picture is ${brightnessWord(quality)}: its mean lightness is ${percent}.`,
    `${percent}.`,
  );
}

function brightnessWord({ brightness, exposure }: Quality): string {
  if (exposure !== 'good') return exposure;
  if (brightness < 0.45) return 'rather dark';
  return brightness < 0.7 ? 'of medium brightness' : 'bright';
}

function sizeStatement(view: View): Statement {
  const { width, height } = view.image.size;
  const ratio = /\baspect ratio\b/.test(questionOf(view)) ? ratioOf(view.image.size) : undefined;
  if (ratio !== undefined)
    return essential(`The aspect ratio is ${ratio} (${width} × ${height} pixels).`, `${ratio}.`);
  const shape = width === height ? 'square' : width > height ? 'landscape' : 'portrait';
  return essential(`It has ${width} × ${height} pixels (${shape} format).`, `${width} × ${height} pixels.`);
}

/** "4:3"; where whole numbers are too large to say anything, "1.47:1". */
function ratioOf({ width, height }: Size): string {
  const divisor = greatestDivisor(width, height);
  const [across, down] = [width / divisor, height / divisor];
  return Math.max(across, down) <= 50 ? `${across}:${down}` : `${(width / height).toFixed(2)}:1`;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

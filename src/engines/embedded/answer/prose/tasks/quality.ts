import type { Quality } from '../../../quality/quality.js';
import { capitalized, joined } from '../english.js';
import { essential, type Statement, useful } from '../statement.js';
import type { TaskWriter } from '../taskWriter.js';
import { questionOf, type View } from '../view.js';

/** Answers how well a picture was taken, and how large it is. */
export const qualityWriter: TaskWriter = {
  isAboutObjects: () => false,
  tell(view) {
    if (asksForSize(view)) return [sizeStatement(view)];
    const { quality } = view.image;
    if (quality === undefined)
      return [essential('I could not judge the quality of the picture.'), sizeStatement(view)];
    const verdict = verdictOf(view, quality);
    const sentence = `the picture is ${qualityPhrase(quality)}.`;
    const start = verdict === undefined ? capitalized(sentence) : `${verdict}, ${sentence}`;
    const size = sizeStatement(view);
    return [
      essential(start, capitalized(sentence)),
      ...(verdict === undefined ? [useful(...size.wordings)] : []),
    ];
  },
  tellTersely(view) {
    const { quality, size } = view.image;
    if (asksForSize(view)) return `${size.width} × ${size.height}`;
    if (quality === undefined) return 'unknown';
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

function sizeStatement({ image: { size } }: View): Statement {
  const { width, height } = size;
  const shape = width === height ? 'square' : width > height ? 'landscape' : 'portrait';
  return essential(`It has ${width} × ${height} pixels (${shape} format).`, `${width} × ${height} pixels.`);
}

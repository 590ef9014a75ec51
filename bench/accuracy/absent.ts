import { randomNumbers } from '../../tests/support/random.js';
import { askForText, requestAbout } from '../interaction.js';
import { knownKinds } from './knownKinds.js';
import { type Part, shareRow } from './part.js';
import { captionedOf, type Photograph, readPicture } from './pictureSet.js';
import { drawKinds, frequenciesOf, withArticle } from './randomKinds.js';

const cases = 200;

/** Two ways to ask for what is not there, and what says that it is not. */
const ways = [
  { name: 'detect', prompt: (kind: string) => `detect the ${kind}`, isRefusal: isEmptyList },
  { name: 'is there', prompt: (kind: string) => `Is there ${withArticle(kind)}?`, isRefusal: isNo },
] as const;

/**
 * Kinds that are neither labelled nor named by those who captioned the picture, drawn by their frequency, two ways in
 * turn. Right are a list without objects and an answer that begins by denying it.
 */
export const absent: Part = {
  name: 'absent',
  async measure({ url, set }) {
    const right = { detect: 0, 'is there': 0 };
    for (const [number, { photograph, kind }] of drawCases(captionedOf(set)).entries()) {
      const { name, prompt, isRefusal } = ways[number % 2]!;
      const answer = await askForText(url, requestAbout(readPicture(set, photograph), prompt(kind)));
      right[name] += Number(isRefusal(answer));
    }
    return [
      ...shareRow('absent objects: refused', '≥ .95', right.detect + right['is there'], cases),
      ...shareRow('  detect the …', '', right.detect, cases / 2),
      ...shareRow('  Is there a …?', '', right['is there'], cases / 2),
    ];
  },
};

function drawCases(photographs: readonly Photograph[]): { photograph: Photograph; kind: string }[] {
  const random = randomNumbers(7);
  const frequencies = frequenciesOf(photographs);
  return Array.from({ length: cases }, () => {
    const photograph = photographs[Math.floor(random() * photographs.length)]!;
    const known = knownKinds(photograph);
    const others = new Map([...frequencies].filter(([kind]) => !known.has(kind)));
    return { photograph, kind: drawKinds(others, 1, random)[0]! };
  });
}

function isEmptyList(answer: string): boolean {
  return answer.replace(/```(json)?/g, '').trim() === '[]';
}

function isNo(answer: string): boolean {
  return /^(no\b|there (is|are) no|I (do not|don't|cannot|can't) see|I see no)/i.test(answer.trim());
}

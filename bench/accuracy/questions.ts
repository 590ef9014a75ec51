import { randomNumbers } from '../../tests/support/random.js';
import { askForText, requestAbout } from '../interaction.js';
import { score } from '../score.js';
import { readManifest } from '../sharedPictures.js';
import { type Part, type Row, shareRow } from './part.js';
import { kindsIn, type Photograph, type PictureSet, readPicture, shareOf } from './pictureSet.js';
import { drawKinds, frequenciesOf, withArticle } from './randomKinds.js';

/** Questions about one picture, as in `vqa_derived.json`. */
interface Questioned {
  readonly file: string;
  readonly questions: readonly {
    readonly question: string;
    readonly kind: 'exists' | 'count';
    readonly answers: Readonly<Record<string, number>>;
  }[];
}

interface Tally {
  readonly asked: number;
  readonly right: number;
}

const goals = { exists: '≥ .91', count: '≥ .57' } as const;

/** Yes/no questions and counts, exactly right. */
export const questions: Part = {
  name: 'vqa',
  async measure({ url, set }) {
    const images = questionsOf(set);
    const answers: Record<string, Record<string, string>> = {};
    for (const image of images) {
      const jpeg = readPicture(set, image);
      const said: Record<string, string> = {};
      for (const { question } of image.questions)
        said[question] = await askForText(
          url,
          requestAbout(jpeg, `${question} Answer with one word or number.`),
        );
      answers[image.file] = said;
    }
    const tallies = score<Record<keyof typeof goals, Tally>>('vqa_derived', answers, { images });
    return rowsOf(tallies);
  },
};

function rowsOf(tallies: Record<keyof typeof goals, Tally>): Row[] {
  return (['exists', 'count'] as const).flatMap((kind) =>
    shareRow(`questions: ${kind}`, goals[kind], tallies[kind].right, tallies[kind].asked),
  );
}

/** Those that come with the set, or else such as these are made from boxes. */
function questionsOf(set: PictureSet): Questioned[] {
  const given = readManifest<Questioned>(set.folder, 'vqa_derived.json');
  return given.length > 0 ? given : derivedQuestions(set.photographs);
}

/**
 * Up to two kinds that are there, as many that are not, by their frequency; the number of each kind with up to three
 * objects, none a crowd and all of at least a hundredth of the picture.
 */
function derivedQuestions(photographs: readonly Photograph[]): Questioned[] {
  const random = randomNumbers(1);
  const frequencies = frequenciesOf(photographs);
  return photographs.map((photograph) => {
    const there = drawKinds(new Map([...kindsIn(photograph)].map((kind) => [kind, 1])), 2, random);
    const others = new Map([...frequencies].filter(([kind]) => !kindsIn(photograph).has(kind)));
    const exists = (kind: string, answer: string) => ({
      question: `Is there ${withArticle(kind)} in the image?`,
      kind: 'exists' as const,
      answers: { [answer]: 1 },
    });
    const absent = drawKinds(others, there.length, random);
    return {
      file: photograph.file,
      questions: [
        ...there.map((kind) => exists(kind, 'yes')),
        ...absent.map((kind) => exists(kind, 'no')),
        ...countsOf(photograph),
      ],
    };
  });
}

function countsOf(photograph: Photograph): Questioned['questions'] {
  return [...kindsIn(photograph)].flatMap((kind) => {
    const objects = photograph.objects.filter(({ label }) => label === kind);
    const isClear = objects.every((object) => object.iscrowd === 0 && shareOf(object, photograph) >= 0.01);
    if (objects.length > 3 || !isClear) return [];
    const question = `How many ${kind} instances are in the image? Answer with a number.`;
    return [{ question, kind: 'count' as const, answers: { [objects.length]: 1 } }];
  });
}

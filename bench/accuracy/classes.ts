import { askForText, requestAbout } from '../interaction.js';
import { readManifest } from '../sharedPictures.js';
import { type Part, shareRow } from './part.js';
import { truthOf } from './pictureClass.js';
import { type Photograph, type PictureSet, readPicture } from './pictureSet.js';

const options = ['photo of food', 'animal', 'vehicle', 'street', 'indoor room', 'sports', 'document'];
const prompt = `Classify this image as one of: ${options.join(', ')}.`;

interface Case {
  readonly file: string;
  readonly truth: string;
}

/** Which of seven sorts a picture is: right where the answer has the true one and no other in it. */
export const classes: Part = {
  name: 'classes',
  async measure({ url, set }) {
    const photographs = clearPhotographs(set.photographs);
    const documents = readManifest<{ file: string }>(set.folder, 'receipts.json').map(asDocument);
    const right = async (cases: readonly Case[]) => countRight(url, set, cases);
    const [ofPhotographs, ofDocuments] = [await right(photographs), await right(documents)];
    const excluded = set.photographs.length - photographs.length;
    return [
      ...shareRow(
        'classification',
        '≥ .75',
        ofPhotographs + ofDocuments,
        photographs.length + documents.length,
      ),
      ...shareRow(`  photographs (${excluded} unclear left out)`, '', ofPhotographs, photographs.length),
    ];
  },
};

function clearPhotographs(photographs: readonly Photograph[]): Case[] {
  return photographs.flatMap((photograph) => {
    const truth = truthOf(photograph);
    return truth === undefined ? [] : [{ file: photograph.file, truth }];
  });
}

function asDocument({ file }: { readonly file: string }): Case {
  return { file, truth: 'document' };
}

async function countRight(url: string, set: PictureSet, cases: readonly Case[]): Promise<number> {
  let right = 0;
  for (const picture of cases) {
    const answer = await askForText(url, requestAbout(readPicture(set, picture), prompt));
    const isRight = classNamed(answer) === picture.truth;
    if (!isRight && process.argv.includes('--wrong'))
      console.log(`  ${picture.file}: ${picture.truth} | ${answer}`);
    right += Number(isRight);
  }
  return right;
}

/** The one option that is in the answer, if it is one. "Food" is enough of "photo of food". */
function classNamed(answer: string): string | undefined {
  const named = options.filter((option) => answer.toLowerCase().includes(option.replace('photo of ', '')));
  return named.length === 1 ? named[0] : undefined;
}

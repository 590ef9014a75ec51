import { askForText, requestAbout } from '../interaction.js';
import { kindsNamed } from './kindsNamed.js';
import { knownKinds } from './knownKinds.js';
import { type Part, type Row, shareRow } from './part.js';
import { captionedOf, type Photograph, readPicture, shareOf } from './pictureSet.js';

const bigShare = 0.04;

interface Marks {
  readonly big: number;
  readonly named: number;
  readonly isWrong: boolean;
}

/**
 * Which labelled kinds a caption names, of those with an object that covers a twenty-fifth of the picture and is no crowd;
 * and whether it names a kind that is neither labelled nor named by any of the people who captioned the picture.
 */
export const captions: Part = {
  name: 'captions',
  async measure({ url, set }) {
    const marks: Marks[] = [];
    for (const photograph of captionedOf(set)) {
      const caption = await askForText(
        url,
        requestAbout(readPicture(set, photograph), 'Caption this image.'),
      );
      marks.push(markCaption(kindsNamed(caption), photograph));
    }
    return rowsOf(marks);
  },
};

function markCaption(named: ReadonlySet<string>, photograph: Photograph): Marks {
  const big = photograph.objects.filter(
    (object) => object.iscrowd === 0 && shareOf(object, photograph) >= bigShare,
  );
  const bigKinds = [...new Set(big.map(({ label }) => label))];
  const known = knownKinds(photograph);
  return {
    big: bigKinds.length,
    named: bigKinds.filter((kind) => named.has(kind)).length,
    isWrong: [...named].some((kind) => !known.has(kind)),
  };
}

function rowsOf(marks: readonly Marks[]): Row[] {
  const total = (value: (mark: Marks) => number) => marks.reduce((sum, mark) => sum + value(mark), 0);
  return [
    ...shareRow(
      'captions: large kinds named',
      '≥ .60',
      total((mark) => mark.named),
      total((mark) => mark.big),
    ),
    ...shareRow(
      'captions with a wrong kind',
      '≤ .15',
      total((mark) => Number(mark.isWrong)),
      marks.length,
    ),
  ];
}

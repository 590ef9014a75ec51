import { askForText, requestAbout } from '../interaction.js';
import { score } from '../score.js';
import { readManifest } from '../sharedPictures.js';
import { openTextPeers } from '../textPeers.js';
import { type Part, type Row, shareRow, written } from './part.js';
import { readPicture } from './pictureSet.js';
import { type Fields, fieldNames, isRight } from './receiptFields.js';

interface Receipt {
  readonly file: string;
  readonly fields: Fields;
}

interface WordScores {
  readonly precision: number;
  readonly recall: number;
  readonly F1: number;
}

/** All text of scanned receipts, next to other readers in the same run. */
export const receiptText: Part = {
  name: 'text',
  async measure({ url, set }) {
    const receipts = readManifest<Receipt>(set.folder, 'receipts.json');
    if (receipts.length === 0) return [];
    const readAll = async (read: (receipt: Receipt) => Promise<string>) => {
      const texts: Record<string, string> = {};
      for (const receipt of receipts) texts[receipt.file] = await read(receipt);
      return score<WordScores>('receipts', texts);
    };
    const rows = [
      textRow(
        'receipts: word F1',
        await readAll((receipt) =>
          askForText(url, requestAbout(readPicture(set, receipt), 'Extract all text.')),
        ),
      ),
    ];
    for (const peer of await openTextPeers()) {
      rows.push(textRow(`  ${peer.name}`, await readAll(({ file }) => peer.read(set.folder + file))));
      await peer.close();
    }
    return rows.map((row, i) => (i === 0 ? { ...row, goal: '≥ .82' } : row));
  },
};

function textRow(what: string, { precision, recall, F1 }: WordScores): Row {
  return { what, figure: `${written(F1)} (precision ${written(precision)}, recall ${written(recall)})` };
}

const schema = {
  type: 'object',
  properties: Object.fromEntries(fieldNames.map((name) => [name, { type: 'string' }])),
  required: [...fieldNames],
};

const fieldGoals: Readonly<Partial<Record<keyof Fields, string>>> = { date: '≥ .80', total: '≥ .60' };

/** Company, date, address and total as JSON by a schema. A receipt without a true value for a field is left out of it. */
export const receiptJson: Part = {
  name: 'json',
  async measure({ url, set }) {
    const receipts = readManifest<Receipt>(set.folder, 'receipts.json');
    const read: Fields[] = [];
    for (const receipt of receipts) {
      const prompt = 'Extract the company, date, address and total of this receipt.';
      const body = requestAbout(readPicture(set, receipt), prompt, { schema });
      read.push(JSON.parse(await askForText(url, body)) as Fields);
    }
    return fieldNames.flatMap((name) => {
      const asked = receipts.map(({ fields }, i) => ({ truth: fields[name], said: read[i]![name] }));
      const known = asked.filter(({ truth }) => truth !== '');
      const right = known.filter(({ truth, said }) => isRight(name, truth, said)).length;
      return shareRow(`receipts as JSON: ${name}`, fieldGoals[name] ?? '', right, known.length);
    });
  },
};

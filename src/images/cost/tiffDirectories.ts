import type { ByteReader } from './byteReader.js';
import { TooCostly } from './tooCostly.js';

/** Pages. libtiff goes from one to the next through all of the file to count them. */
const mostPages = 2000;

/** Fields of all pages together; scanners write some twenty for each. */
const mostFields = 50_000;

/** Refuses a TIFF of more fields or pages than a book has, also when its pages form a ring. */
export async function checkTiffFields(reader: ByteReader): Promise<void> {
  const header = await reader.read(0, 16);
  const numbers = numberReader(reader, header[0] === 0x4d);
  const wide = await isBigTiff(numbers);
  const [countLength, fieldLength, offsetLength] = wide ? [8, 20, 8] : [2, 12, 4];
  let fields = 0;
  let at = await numbers(wide ? 8 : 4, offsetLength);
  for (let pages = 1; at; pages++) {
    if (pages > mostPages) throw new TooCostly(`the TIFF has more than ${mostPages} pages`);
    const count = await numbers(at, countLength);
    if (count === undefined) return;
    fields += count;
    if (fields > mostFields) throw new TooCostly(`the TIFF has more than ${mostFields} fields`);
    at = await numbers(at + countLength + count * fieldLength, offsetLength);
  }
}

/** Reads an unsigned number of some bytes, or nothing beyond the end. */
type Numbers = (offset: number, length: number) => Promise<number | undefined>;

function numberReader(reader: ByteReader, bigEndian: boolean): Numbers {
  return async (offset, length) => {
    const bytes = await reader.read(offset, length);
    if (bytes.length < length) return undefined;
    if (length === 8) return Number(bigEndian ? bytes.readBigUInt64BE() : bytes.readBigUInt64LE());
    return bigEndian ? bytes.readUIntBE(0, length) : bytes.readUIntLE(0, length);
  };
}

/** TIFF 6.0 calls itself 42, BigTIFF 43. */
async function isBigTiff(numbers: Numbers): Promise<boolean> {
  return (await numbers(2, 2)) === 43;
}

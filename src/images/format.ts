/** Picture formats told apart by their first bytes. */
export type ImageFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'tiff' | 'avif' | 'heic' | 'bmp';

/** The registered media type of each format. */
export const mimeTypes: Readonly<Record<ImageFormat, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  tiff: 'image/tiff',
  avif: 'image/avif',
  heic: 'image/heic',
  bmp: 'image/bmp',
};

/** The formats this server decodes. */
export const decodableFormats: ReadonlySet<ImageFormat> = new Set([
  'jpeg',
  'png',
  'webp',
  'gif',
  'tiff',
  'avif',
]);

/** Enough bytes for every signature below and the compatible brands of an ISO file. */
export const signatureLength = 32;

/** Bytes (as Latin-1) that a format begins with, and what stands further on. */
type Signature = readonly [
  format: ImageFormat,
  beginnings: readonly string[],
  further?: readonly [offset: number, anyOf: readonly string[]],
];

const signatures: readonly Signature[] = [
  ['jpeg', ['\xff\xd8\xff']],
  ['png', ['\x89PNG\r\n\x1a\n']],
  ['webp', ['RIFF'], [8, ['WEBP']]],
  ['gif', ['GIF87a', 'GIF89a']],
  // Classic and BigTIFF, little- and big-endian.
  ['tiff', ['II*\0', 'II+\0', 'MM\0*', 'MM\0+']],
  // ISO files begin with the length of a small box "ftyp" that names their kind (ISO/IEC 14496-12).
  ['avif', ['\0\0'], [4, ['ftypavif', 'ftypavis']]],
  ['heic', ['\0\0'], [4, ['ftyphei', 'ftyphev', 'ftypmif', 'ftypmsf']]],
  ['bmp', ['BM']],
];

function matches(text: string, [, beginnings, further]: Signature): boolean {
  if (!beginnings.some((bytes) => text.startsWith(bytes))) return false;
  return further === undefined || further[1].some((bytes) => text.startsWith(bytes, further[0]));
}

/** The format that the first bytes tell, whatever the label says; `undefined` for anything that is no picture. */
export function sniffFormat(bytes: Uint8Array): ImageFormat | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, signatureLength));
  const text = head.toString('latin1');
  const found = signatures.find((signature) => matches(text, signature));
  // A file of the "mif1" family says in its compatible brands whether the pictures inside are AV1.
  return found?.[0] === 'heic' && text.slice(16).includes('avif') ? 'avif' : found?.[0];
}

/** Picture formats told apart by their first bytes. */
export type ImageFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'tiff' | 'avif' | 'heic' | 'bmp';

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
const signatureLength = 32;

/** Where in the file which bytes (as Latin-1) stand. ISO files name their kind in "ftyp" (ISO/IEC 14496-12). */
const signatures: readonly (readonly [ImageFormat, offset: number, ...anyOf: string[]])[] = [
  ['jpeg', 0, '\xff\xd8\xff'],
  ['png', 0, '\x89PNG\r\n\x1a\n'],
  ['webp', 8, 'WEBP'],
  ['gif', 0, 'GIF87a', 'GIF89a'],
  // Classic and BigTIFF, little- and big-endian.
  ['tiff', 0, 'II*\0', 'II+\0', 'MM\0*', 'MM\0+'],
  ['avif', 4, 'ftypavif', 'ftypavis'],
  ['heic', 4, 'ftyphei', 'ftyphev', 'ftypmif', 'ftypmsf'],
  ['bmp', 0, 'BM'],
];

/** The format that the first bytes tell, whatever the label says; `undefined` for anything that is no picture. */
export function sniffFormat(bytes: Uint8Array): ImageFormat | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, signatureLength));
  const text = head.toString('latin1');
  const found = signatures.find(([, offset, ...anyOf]) =>
    anyOf.some((bytes) => text.startsWith(bytes, offset)),
  );
  // A file of the "mif1" family says in its compatible brands whether the pictures inside are AV1.
  return found?.[0] === 'heic' && text.slice(16).includes('avif') ? 'avif' : found?.[0];
}

/** Picture formats that this server reads. `heic` is HEIF with HEVC inside, `avif` is HEIF with AV1. */
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

/** What a signature tells: for HEIF, whose brands do not name the codec reliably, only the container. */
export type Container = Exclude<ImageFormat, 'avif' | 'heic'> | 'heif';

/** Enough bytes for every signature below. */
export const signatureLength = 16;

/** Bytes (as Latin-1) that a format begins with, and what stands further on. */
type Signature = readonly [
  container: Container,
  beginnings: readonly string[],
  further?: readonly [offset: number, anyOf: readonly string[]],
];

/** Major brands that libvips takes (ISO/IEC 23008-12 annex B, AVIF §6): of still pictures and of some sequences. */
const heifBrands = 'heic heix heim heis hevc hevm hevs mif1 msf1 avif'.split(' ');

const signatures: readonly Signature[] = [
  ['jpeg', ['\xff\xd8\xff']],
  ['png', ['\x89PNG\r\n\x1a\n']],
  ['webp', ['RIFF'], [8, ['WEBP']]],
  ['gif', ['GIF87a', 'GIF89a']],
  // Classic and BigTIFF, little- and big-endian.
  ['tiff', ['II*\0', 'II+\0', 'MM\0*', 'MM\0+']],
  // ISO files begin with the length of a small box "ftyp" that names their kind (ISO/IEC 14496-12).
  ['heif', ['\0\0'], [4, heifBrands.map((brand) => `ftyp${brand}`)]],
  ['bmp', ['BM']],
];

/** The container that the first bytes tell, whatever the label says; `undefined` for anything that is no picture. */
export function sniffContainer(bytes: Uint8Array): Container | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, signatureLength));
  const text = head.toString('latin1');
  return signatures.find((signature) => matches(text, signature))?.[0];
}

function matches(text: string, [, beginnings, further]: Signature): boolean {
  if (!beginnings.some((bytes) => text.startsWith(bytes))) return false;
  return further === undefined || further[1].some((bytes) => text.startsWith(bytes, further[0]));
}

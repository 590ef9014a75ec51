import type { Size } from '../answer/shapes.js';
import type { Api } from '../api/api.js';
import { downloadFile } from '../api/files.js';
import { heifSize } from './heifSize.js';
import type { Picture, PictureSource } from './picture.js';
import { uprightBytes } from './uprightWebp.js';

/** Headers of HEIF are at the beginning and far smaller. */
const headerBytes = 1_000_000;

/** What a host does not send meanwhile is not shown; the server may have more luck. */
const patienceMs = 5000;

type Shown = Pick<Picture, 'preview' | 'size'>;

/** A picture whose bytes are here. */
export async function pictureOfBytes(bytes: Blob, name: string): Promise<Picture> {
  const mimeType = bytes.type || typeByName(name);
  const source = { type: 'bytes', bytes } as const;
  return { ...named(name, mimeType, source), ...(await shownBytes(bytes)) };
}

/** A picture at an address; it may be one that only the server can reach. */
export async function pictureAtLink(url: string): Promise<Picture> {
  const name = decodedEnd(url) || new URL(url).host;
  const size = await Promise.race([sizeShown(url), sleep(patienceMs)]);
  const source = { type: 'link', url } as const;
  return { ...named(name, typeByName(name), source), ...(size && { preview: url, size }) };
}

/** An uploaded picture. @throws ApiError when it is not there any more */
export async function pictureOfFile(api: Api, file: string, name: string): Promise<Picture> {
  const bytes = await downloadFile(api, file);
  const source = { type: 'file', name: file, bytes } as const;
  return { ...named(name, bytes.type, source), ...(await shownBytes(bytes)) };
}

/** Gives back the memory of what is shown. */
export function releasePicture({ preview }: Picture): void {
  if (preview?.startsWith('blob:')) URL.revokeObjectURL(preview);
}

function named(name: string, mimeType: string, source: PictureSource): Picture {
  return { key: crypto.getRandomValues(new Uint32Array(2)).join('-'), name, mimeType, source };
}

async function shownBytes(bytes: Blob): Promise<Shown> {
  const preview = URL.createObjectURL(await uprightBytes(bytes));
  const size = await sizeShown(preview);
  if (size) return { preview, size };
  URL.revokeObjectURL(preview);
  const told = heifSize(await bytes.slice(0, headerBytes).arrayBuffer());
  return told ? { size: told } : {};
}

/** The size that a browser shows a picture at, which is upright. */
async function sizeShown(url: string): Promise<Size | undefined> {
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
  } catch {
    return undefined;
  }
  const { naturalWidth: width, naturalHeight: height } = image;
  return width > 0 && height > 0 ? { width, height } : undefined;
}

function sleep(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, ms, undefined));
}

function decodedEnd(url: string): string {
  const end = new URL(url).pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(end);
  } catch {
    return end;
  }
}

/** Browsers know no type for some files; the server looks at the bytes anyway. */
function typeByName(name: string): string {
  const end = name.split('.').at(-1)?.toLowerCase() ?? '';
  const types: Readonly<Record<string, string>> = {
    heic: 'image/heic',
    heif: 'image/heif',
    png: 'image/png',
    webp: 'image/webp',
  };
  return types[end] ?? 'image/jpeg';
}

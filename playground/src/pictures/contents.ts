import type { Api } from '../api/api.js';
import { uploadFile } from '../api/files.js';
import type { ImageContent } from '../api/interaction.js';
import { base64Of } from './base64.js';
import type { Picture } from './picture.js';

/** Larger pictures are uploaded first, so that each further question does not send them again. */
export const maxInlineBytes = 8 * 1024 * 1024;

/** Pictures with the large ones uploaded, and again those that have expired. @throws ApiError */
export function uploaded(api: Api, pictures: readonly Picture[], signal: AbortSignal): Promise<Picture[]> {
  return Promise.all(
    pictures.map(async (picture) => {
      const { source, name } = picture;
      if (source.type === 'link' || !isToUpload(source)) return picture;
      const { bytes } = source;
      const file = await uploadFile(api, bytes, name, { signal });
      return {
        ...picture,
        source: { type: 'file', name: file.name, bytes, expires: file.expirationTime },
      } as const;
    }),
  );
}

function isToUpload(source: Exclude<Picture['source'], { type: 'link' }>): boolean {
  if (source.type === 'bytes') return source.bytes.size > maxInlineBytes;
  return source.expires !== undefined && Date.parse(source.expires) < Date.now();
}

/** The pictures of a file that was deleted, with their bytes instead. */
export function withoutFile(pictures: readonly Picture[], name: string): Picture[] {
  return pictures.flatMap((picture) => {
    const { source } = picture;
    if (source.type !== 'file' || source.name !== name) return [];
    return [{ ...picture, source: { type: 'bytes', bytes: source.bytes } } as const];
  });
}

/** A picture as it stands in a request. */
export async function contentOf({ source, mimeType }: Picture): Promise<ImageContent> {
  if (source.type === 'bytes')
    return { type: 'image', data: await base64Of(source.bytes), mime_type: mimeType };
  return { type: 'image', uri: uriOf(source) };
}

/** The address or name that the server knows a picture by. */
export function uriOf(source: Exclude<Picture['source'], { type: 'bytes' }>): string {
  return source.type === 'file' ? source.name : source.url;
}

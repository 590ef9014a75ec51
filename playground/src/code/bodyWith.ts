import type { CodeRequest } from './codeRequest.js';

/** The body of a request with its pictures, those in files as `dataOf` has them. */
export function bodyWith(
  request: CodeRequest,
  dataOf: (file: string) => unknown,
): Readonly<Record<string, unknown>> {
  const { body, pictures, resolution } = request;
  const images = pictures.map((picture) => ({
    type: 'image',
    ...('uri' in picture
      ? { uri: picture.uri }
      : { data: dataOf(picture.file), mime_type: picture.mimeType }),
    ...(resolution && { resolution }),
  }));
  return { ...body, input: [...(body['input'] as readonly unknown[]), ...images] };
}

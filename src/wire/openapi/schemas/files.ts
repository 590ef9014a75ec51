import { list, object, ref, type Schemas, text, time } from '../schema.js';

/** What the routes of files and uploads answer. */
export const fileSchemas: Schemas = {
  File: object(
    {
      name: { ...text, pattern: '^files/' },
      mimeType: text,
      sizeBytes: { ...text, pattern: '^[0-9]+$' },
      createTime: time,
      updateTime: time,
      expirationTime: time,
      sha256Hash: { ...text, contentEncoding: 'base64' },
      uri: { ...text, description: 'Names the file in requests; begins with https whatever is served.' },
      state: { const: 'ACTIVE' },
      source: { const: 'UPLOADED' },
    },
    { displayName: text },
  ),
  FileList: {
    description: 'Newest first. Nothing at all when there is no file; no token on the last page.',
    ...object({}, { files: list(ref('File')), nextPageToken: text }),
  },
  UploadedFile: object({ file: ref('File') }),
  Nothing: { type: 'object', maxProperties: 0 },
};

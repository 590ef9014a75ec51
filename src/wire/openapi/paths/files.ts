import { answer, errors, json, type Paths, pathParameter, queryParameter, version } from '../operation.js';

const tags = ['files'];
const file = pathParameter('file', 'The id: what follows `files/` in the `name` of a file.');

export const filePaths: Paths = {
  '/{version}/files': {
    parameters: [version],
    get: {
      operationId: 'listFiles',
      summary: 'Uploaded files, newest first',
      tags,
      parameters: [
        queryParameter('pageSize', 'At most 100; 10 when left out.', { type: 'integer', minimum: 1 }),
        queryParameter('pageToken', 'As `nextPageToken` of the page before.'),
      ],
      responses: { 200: json('A page of the list.', 'FileList'), ...errors('GoogleError') },
    },
  },
  '/{version}/files/{file}': {
    parameters: [version, file],
    get: {
      operationId: 'getFile',
      summary: 'One file',
      tags,
      responses: { 200: json('The file.', 'File'), ...errors('GoogleError', 404) },
    },
    delete: {
      operationId: 'deleteFile',
      summary: 'Delete a file; requests that use it are not disturbed',
      tags,
      responses: { 200: json('It is gone.', 'Nothing'), ...errors('GoogleError', 404) },
    },
  },
  '/{version}/files/{file}:download': {
    parameters: [version, file],
    get: {
      operationId: 'downloadFile',
      summary: 'The bytes of a file',
      tags,
      parameters: [queryParameter('alt', 'Clients send `media`; it changes nothing.')],
      responses: {
        200: answer('The bytes, under the type of the file.', { '*/*': {} }),
        ...errors('GoogleError', 404),
      },
    },
  },
  '/{version}/files:register': {
    parameters: [version],
    post: {
      operationId: 'registerFiles',
      summary: 'Always refused: files of Google Cloud Storage cannot be had here',
      tags,
      requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
      responses: errors('GoogleError', 413),
    },
  },
};

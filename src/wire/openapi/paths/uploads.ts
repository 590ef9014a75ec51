import { uploadCommands } from '../../files/uploadHeaders.js';
import {
  answer,
  errors,
  headerParameter,
  type Operation,
  type Paths,
  queryParameter,
  version,
  versionPrefix,
} from '../operation.js';
import { count, oneWord, ref, text } from '../schema.js';

const upload: Omit<Operation, 'operationId'> = {
  summary: 'Upload a file in as many pieces as it takes',
  description:
    'The first request, the start, says how long the file is and of what type, in headers or in its body, and is ' +
    'answered with `x-goog-upload-url`. Everything after it is sent to that URL, whose `upload_id` is the key to the ' +
    'upload, with a command: pieces, the last of them with `upload, finalize`, which is answered with the file.',
  tags: ['files'],
  parameters: [
    queryParameter('upload_id', 'The key to an upload that has begun.'),
    queryParameter('uploadType', '`resumable`, as other clients of Google say it.', oneWord('resumable')),
    headerParameter('x-goog-upload-protocol', 'Of a start.', oneWord('resumable')),
    headerParameter('x-goog-upload-command', 'What to do.', oneWord('start', ...uploadCommands)),
    headerParameter('x-goog-upload-offset', 'Of a piece: where in the file it begins, in bytes.', count),
    headerParameter('x-goog-upload-header-content-length', 'Of a start: bytes of the whole file.', count),
    headerParameter('x-goog-upload-header-content-type', 'Of a start: what the file is.'),
  ],
  requestBody: {
    description: 'Of a start: JSON or nothing. Of a piece: its bytes, whatever type they are labelled as.',
    content: {
      'application/json': { schema: ref('StartUpload') },
      'application/octet-stream': { schema: {} },
    },
  },
  responses: {
    200: answer(
      'How far the upload is; with its end the file.',
      { 'application/json': ref('UploadedFile') },
      {
        'x-goog-upload-url': { description: 'Of a start: where to send the rest.', schema: text },
        'x-goog-upload-status': { schema: oneWord('active', 'final', 'cancelled') },
        'x-goog-upload-size-received': { description: 'Bytes that are there.', schema: count },
        'x-goog-upload-chunk-granularity': { description: 'Any other size will do as well.', schema: count },
      },
    ),
    ...errors('GoogleError', 404, 409, 413),
  },
};

export const uploadPaths: Paths = {
  '/upload/{version}/files': { parameters: [version], post: { operationId: 'uploadFile', ...upload } },
  '/{prefix}/upload/{version}/files': {
    parameters: [versionPrefix, version],
    post: { operationId: 'uploadFileUnderPrefix', deprecated: true, ...upload },
  },
};

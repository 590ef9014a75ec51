import { invalidRequest } from '../errors.js';
import { isFileId, maxFileIdLength, newFileId } from './fileId.js';
import type { UploadRequest } from './files.js';

const maxDisplayNameLength = 512;
const maxMimeTypeLength = 255;

/** RFC 9110, section 8.3.1; parameters without quotes only. */
const mimeTypeForm = /^([\w!#$%&'*+.^`|~-]+)\/([\w!#$%&'*+.^`|~-]+)( *; *[\w!#$&+.^-]+=[\w!#$&+.^-]+)*$/;

/** An upload that may begin. */
export interface AcceptedUpload {
  readonly id: string;
  readonly displayName: string | undefined;
  readonly mimeType: string;
  readonly sizeBytes: number;
}

/** Checks what an uploader announces and makes up the id that is missing. @throws DrishtiError `invalid_request` */
export function acceptUpload(request: UploadRequest, maxFileBytes: number): AcceptedUpload {
  const { sizeBytes, displayName } = request;
  checkSize(sizeBytes, maxFileBytes);
  if (displayName !== undefined) checkDisplayName(displayName);
  const id = request.id === undefined ? newFileId() : checkedId(request.id);
  return { id, displayName, mimeType: checkedMimeType(request.mimeType), sizeBytes };
}

function checkSize(sizeBytes: number, maxFileBytes: number): void {
  if (!Number.isSafeInteger(sizeBytes) || sizeBytes < 1) {
    throw invalidRequest('file.sizeBytes', `must be a whole number from 1 to ${maxFileBytes}`);
  }
  if (sizeBytes > maxFileBytes) {
    throw invalidRequest('file.sizeBytes', `is ${sizeBytes}; a file may have at most ${maxFileBytes} bytes`);
  }
}

function checkDisplayName(displayName: string): void {
  const length = Array.from(displayName).length;
  if (length > maxDisplayNameLength) {
    throw invalidRequest(
      'file.displayName',
      `has ${length} characters; at most ${maxDisplayNameLength} are allowed`,
    );
  }
  // PostgreSQL stores no text that holds one.
  if (displayName.includes('\0')) throw invalidRequest('file.displayName', 'holds a NUL character');
}

function checkedId(id: string): string {
  if (isFileId(id)) return id;
  throw invalidRequest(
    'file.name',
    `must be files/ and 1 to ${maxFileIdLength} of a-z, 0-9 and dashes, with no dash at either end`,
  );
}

function checkedMimeType(mimeType: string): string {
  const type = mimeType.toLowerCase();
  if (type.length > maxMimeTypeLength || !mimeTypeForm.test(type)) {
    throw invalidRequest('file.mimeType', 'must be a media type such as image/jpeg');
  }
  if (type === 'image/svg+xml') {
    throw invalidRequest('file.mimeType', 'SVG is not accepted; send PNG, JPEG, WebP, HEIC or HEIF');
  }
  return type;
}

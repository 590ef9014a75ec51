import { invalidRequest } from '../errors.js';

const dataUriPrefix = /^data:[^,]{0,200};base64,/i;

/**
 * Decodes base64 (standard or URL-safe alphabet, padding optional, line breaks allowed). A `data:…;base64,`
 * prefix is tolerated. Node's decoder skips what it does not know, so the length of its result is the check.
 * @param path the field as the caller wrote it, for the message
 * @throws DrishtiError `invalid_request` when the text is empty or not base64
 */
export function decodeBase64(text: string, path: string): Buffer {
  const body = text.startsWith('data:') ? text.replace(dataUriPrefix, '') : text;
  const bytes = Buffer.from(body, 'base64');
  if (bytes.length === 0) throw invalidRequest(path, 'is empty or not base64');
  if (bytes.length !== decodedLength(body) && bytes.length !== decodedLength(body.replace(/\s+/g, ''))) {
    throw invalidRequest(path, 'is not valid base64');
  }
  return bytes;
}

/** Bytes that `text` stands for if every character of it is of the alphabet (RFC 4648 §4). */
function decodedLength(text: string): number {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return Math.floor(((text.length - padding) * 3) / 4);
}

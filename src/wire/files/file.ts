import type { StoredFile } from '../../files/files.js';

/**
 * A file as every route shows it.
 * @param host the host, with port, that the caller knows us by
 */
export function fileBody(file: StoredFile, host: string): Record<string, unknown> {
  return {
    name: `files/${file.id}`,
    ...(file.displayName !== undefined && { displayName: file.displayName }),
    mimeType: file.mimeType,
    sizeBytes: String(file.sizeBytes),
    createTime: file.created.toISOString(),
    updateTime: file.updated.toISOString(),
    expirationTime: file.expires.toISOString(),
    sha256Hash: Buffer.from(file.sha256, 'hex').toString('base64'),
    // Over plain http too: the client finds the name only in a URI that starts with https.
    uri: `https://${host}/v1beta/files/${file.id}`,
    state: 'ACTIVE',
    source: 'UPLOADED',
  };
}

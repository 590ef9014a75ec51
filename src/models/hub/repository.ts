/** A repository of a hub at a branch, tag or commit. */
export interface Repository {
  /** `owner/name`. */
  readonly name: string;
  readonly revision: string;
}

export const defaultRevision = 'main';

const nameForm = /^[A-Za-z0-9][A-Za-z0-9._-]{0,95}\/[A-Za-z0-9_][A-Za-z0-9._-]{0,95}$/;
const revisionForm = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$/;

export function isRepositoryName(text: string): boolean {
  return nameForm.test(text) && !text.includes('..') && !text.includes('--');
}

export function isRevision(text: string): boolean {
  return revisionForm.test(text) && !text.includes('..') && !text.includes('//');
}

/** The path of what the hub knows of it. */
export function infoPath({ name, revision }: Repository): string {
  return `/api/models/${name}/revision/${encodeURIComponent(revision)}?blobs=true`;
}

/** The path of a file; the hub redirects to its bytes. */
export function filePath({ name, revision }: Repository, file: string): string {
  const encoded = file.split('/').map(encodeURIComponent).join('/');
  return `/${name}/resolve/${encodeURIComponent(revision)}/${encoded}`;
}

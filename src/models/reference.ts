import { catalogue, packById, packOf } from './catalogue/catalogue.js';
import type { CataloguePack } from './catalogue/pack.js';
import { defaultRevision, isRepositoryName, isRevision, type Repository } from './hub/repository.js';
import { ModelError } from './modelError.js';

/** What somebody wants to pull: a repository, with its pack where the catalogue knows it, or a folder of theirs. */
export type Reference =
  | { readonly type: 'repository'; readonly repository: Repository; readonly pack: CataloguePack | undefined }
  | { readonly type: 'folder'; readonly folder: string };

const folderForm = /^(\.{1,2}([/\\]|$)|[/\\~]|[A-Za-z]:[/\\])/;

/**
 * Reads an id of the catalogue, `owner/name`, `owner/name@revision`, the URL of a repository's page, or a path that
 * begins with `.`, `/` or `~`.
 * @param hubUrl whose pages may be named besides those of huggingface.co
 * @throws ModelError for anything else
 */
export function parseReference(text: string, hubUrl: string): Reference {
  const pack = packById(text.toLowerCase());
  if (pack !== undefined) return ofPack(pack);
  if (/^https?:\/\//i.test(text)) return ofUrl(text, hubUrl);
  if (folderForm.test(text)) return { type: 'folder', folder: text };
  const at = text.indexOf('@');
  return at < 0 ? ofName(text, text, undefined) : ofName(text, text.slice(0, at), text.slice(at + 1));
}

function ofPack(pack: CataloguePack): Reference {
  const { repository: name, revision = defaultRevision } = pack;
  return { type: 'repository', repository: { name, revision }, pack };
}

function ofName(text: string, name: string, revision: string | undefined): Reference {
  if (!isRepositoryName(name) || (revision !== undefined && !isRevision(revision))) throw unknown(text);
  const pack = packOf(name);
  return {
    type: 'repository',
    repository: { name, revision: revision ?? pack?.revision ?? defaultRevision },
    pack,
  };
}

/** `…/owner/name`, also with `/tree/<revision>` or `/blob/<revision>/<file>` after it. */
function ofUrl(text: string, hubUrl: string): Reference {
  if (!URL.canParse(text)) throw unknown(text);
  const url = new URL(text);
  const base = hostsOf(hubUrl).find((hub) => hub.origin === url.origin);
  if (base === undefined) {
    throw new ModelError(`${url.origin} is not the hub that is set (${hubUrl}); DRISHTI_HUB_URL names it`);
  }
  const path = url.pathname.slice(base.pathname.replace(/\/+$/, '').length);
  const [owner = '', name = '', page, ...rest] = path.split('/').filter(Boolean).map(decoded);
  const revision = page === 'tree' || page === 'blob' || page === 'resolve' ? rest[0] : undefined;
  return ofName(text, `${owner}/${name}`, revision);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function hostsOf(hubUrl: string): URL[] {
  return [hubUrl, 'https://huggingface.co', 'https://hf.co'].map((url) => new URL(url));
}

function unknown(text: string): ModelError {
  return new ModelError(
    `${JSON.stringify(text.slice(0, 200))} is no model; name one of the catalogue (${catalogue.map(({ id }) => id).join(', ')}), ` +
      'a repository as owner/name or owner/name@revision, its URL, or a folder as ./name',
  );
}

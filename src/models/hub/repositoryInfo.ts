import { z } from 'zod';
import { ModelError } from '../modelError.js';
import { isSafePath } from '../safePath.js';
import type { HubConnection } from './connection.js';
import type { ExpectedDigest } from './fileDigest.js';
import { readBody } from './readBody.js';
import { infoPath, type Repository } from './repository.js';
import { withRetries } from './retry.js';

/** A file of a repository. */
export interface HubFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly digest: ExpectedDigest;
}

/** What a hub knows of a repository at a revision. */
export interface RepositoryInfo {
  /** The repository at the commit that the revision stood for. */
  readonly repository: Repository;
  /** As its publisher wrote it, often an SPDX identifier. */
  readonly licence: string | undefined;
  /** Those whose names are safe and whose size and hash the hub tells. */
  readonly files: readonly HubFile[];
}

/** A list of some ten thousand files fits. */
const maxInfoBytes = 16_000_000;

const hex = (digits: number) => z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`));
const line = z.string().max(200);
const sibling = z.object({
  rfilename: z.string(),
  size: z.int().min(0).nullish(),
  blobId: hex(40).nullish(),
  lfs: z.object({ sha256: hex(64).optional(), oid: hex(64).optional(), size: z.int().min(0) }).nullish(),
});
const info = z.object({
  sha: z.string().regex(/^[0-9a-f]{40,64}$/),
  cardData: z
    .object({ license: z.union([line, z.array(line)]).nullish(), license_name: line.nullish() })
    .nullish(),
  tags: z.array(z.string()).nullish(),
  siblings: z.array(sibling).max(50_000),
});

/** @throws ModelError saying why there is nothing to know */
export async function fetchRepositoryInfo(
  connection: HubConnection,
  repository: Repository,
  signal: AbortSignal,
): Promise<RepositoryInfo> {
  const text = await withRetries(connection.options, signal, async () => {
    const reply = await connection.get(infoPath(repository), { accept: 'application/json' }, [200], signal);
    return readBody(reply, maxInfoBytes, signal);
  });
  const parsed = info.safeParse(parseJson(text));
  if (!parsed.success) {
    throw new ModelError(
      `${connection.options.url} does not answer as a hub does; DRISHTI_HUB_URL names the hub`,
    );
  }
  const { sha, siblings } = parsed.data;
  return {
    repository: { name: repository.name, revision: sha },
    licence: licenceIn(parsed.data),
    files: siblings.flatMap(hubFile),
  };
}

/** Names that lead elsewhere are as good as not there, and what cannot be checked is not downloaded. */
function hubFile({ rfilename: path, size, blobId, lfs }: z.infer<typeof sibling>): HubFile[] {
  const sha256 = lfs?.sha256 ?? lfs?.oid;
  const bytes = lfs?.size ?? size ?? undefined;
  const digest: ExpectedDigest | undefined =
    sha256 !== undefined
      ? { algorithm: 'sha256', hex: sha256 }
      : blobId
        ? { algorithm: 'git-sha1', hex: blobId }
        : undefined;
  if (!isSafePath(path) || bytes === undefined || digest === undefined) return [];
  return [{ path, size: bytes, digest }];
}

/** From the card, else from the tag that the hub makes of it. */
function licenceIn({ cardData, tags }: z.infer<typeof info>): string | undefined {
  const card = [cardData?.license ?? []].flat().join(', ');
  if (card === 'other' && cardData?.license_name) return cardData.license_name;
  const tag = tags?.find((entry) => entry.startsWith('license:'))?.slice('license:'.length, 200);
  return oneLine(card || tag || '');
}

/** It is shown on a terminal, which obeys control characters. */
function oneLine(text: string): string | undefined {
  return text.replace(/[^\x20-\x7e\u00a0-\uffff]+/g, ' ').trim() || undefined;
}

function parseJson(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString('utf8'));
  } catch {
    return undefined;
  }
}

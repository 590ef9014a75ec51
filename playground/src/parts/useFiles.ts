import { useCallback, useEffect, useState } from 'react';
import type { Api } from '../api/api.js';
import type { ApiError } from '../api/apiError.js';
import { deleteFile, listFiles, type StoredFile, uploadFile } from '../api/files.js';
import { asApiError } from './useModels.js';

/** The uploaded files, newest first, and what can be done with them. */
export function useFiles(api: Api) {
  const [files, setFiles] = useState<readonly StoredFile[]>([]);
  const [token, setToken] = useState<string>();
  const [isLoading, setLoading] = useState(true);
  const [progress, setProgress] = useState<number>();
  const [problem, setProblem] = useState<ApiError>();

  const tell = useCallback((error: unknown) => {
    setProblem(asApiError(error));
    return false;
  }, []);
  /** @returns whether it could be done */
  const attempt = useCallback(
    async (work: () => Promise<void>): Promise<boolean> => {
      setProblem(undefined);
      return work().then(() => true, tell);
    },
    [tell],
  );
  const load = useCallback(
    async (from: string) => {
      const { files: found = [], nextPageToken } = await listFiles(api, from);
      setFiles((before) => (from ? [...before, ...found] : found));
      setToken(nextPageToken);
    },
    [api],
  );
  useEffect(() => {
    void attempt(() => load('')).finally(() => setLoading(false));
  }, [attempt, load]);

  const upload = async (chosen: readonly File[]) => {
    setProblem(undefined);
    for (const [i, file] of chosen.entries()) {
      const onProgress = (share: number) => setProgress((i + share) / chosen.length);
      // That one is refused is no reason to leave the others out.
      await uploadFile(api, file, file.name, { onProgress }).catch(tell);
    }
    setProgress(undefined);
    if (chosen.length > 0) await load('').catch(tell);
  };
  const remove = (name: string) =>
    attempt(async () => {
      await deleteFile(api, name);
      setFiles((before) => before.filter((file) => file.name !== name));
    });
  const more = () => attempt(() => load(token ?? ''));
  return { files, hasMore: token !== undefined, isLoading, progress, problem, more, upload, remove, attempt };
}

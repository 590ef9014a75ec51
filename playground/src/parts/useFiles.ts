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

  const attempt = useCallback(async (work: () => Promise<void>) => {
    setProblem(undefined);
    await work().catch((error) => setProblem(asApiError(error)));
  }, []);
  const load = useCallback(
    (from: string) =>
      attempt(async () => {
        const { files: found = [], nextPageToken } = await listFiles(api, from);
        setFiles((before) => (from ? [...before, ...found] : found));
        setToken(nextPageToken);
      }).finally(() => setLoading(false)),
    [api, attempt],
  );
  useEffect(() => {
    void load('');
  }, [load]);

  const upload = async (chosen: readonly File[]) => {
    await attempt(async () => {
      for (const [i, file] of chosen.entries()) {
        await uploadFile(api, file, file.name, (share) => setProgress((i + share) / chosen.length));
      }
    });
    setProgress(undefined);
    if (chosen.length > 0) await load('');
  };
  const remove = (name: string) =>
    attempt(async () => {
      await deleteFile(api, name);
      setFiles((before) => before.filter((file) => file.name !== name));
    });
  const more = () => load(token ?? '');
  return { files, hasMore: token !== undefined, isLoading, progress, problem, more, upload, remove, attempt };
}

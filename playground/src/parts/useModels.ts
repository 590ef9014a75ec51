import { useEffect, useState } from 'react';
import type { Api } from '../api/api.js';
import { ApiError } from '../api/apiError.js';
import { listModels, type Model } from '../api/models.js';

export interface Models {
  readonly models: readonly Model[];
  readonly problem: ApiError | undefined;
}

const unknown: Models = { models: [], problem: undefined };

/** What the server has; asked anew with each new key. */
export function useModels(api: Api): Models {
  const [state, setState] = useState(unknown);
  useEffect(() => {
    let isCurrent = true;
    setState(unknown);
    listModels(api).then(
      (models) => isCurrent && setState({ models, problem: undefined }),
      (error) => isCurrent && setState({ models: [], problem: asApiError(error) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [api]);
  return state;
}

export function asApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError(0, (error as Error).name, (error as Error).message);
}

/** What is asked unless another is chosen: a `gemini-*` name, which the operator decided who answers for. */
export function preferredModel(models: readonly Model[], wanted: string): string {
  const names = models.map(({ name }) => name);
  return (
    [wanted, names.find((name) => name.startsWith('gemini-')), names[0]].find(
      (name) => name !== undefined && names.includes(name),
    ) ?? ''
  );
}

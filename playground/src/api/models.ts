import type { Api } from './api.js';

/** A model as `GET /v1beta/models` shows it, without `models/` before its name. */
export interface Model {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
}

interface ModelPage {
  readonly models?: readonly Model[];
  readonly nextPageToken?: string;
}

/** All models of the server. @throws ApiError */
export async function listModels(api: Api): Promise<Model[]> {
  const found: Model[] = [];
  let token: string | undefined = '';
  while (token !== undefined) {
    const page: ModelPage = await api.json(
      `/v1beta/models?pageSize=1000&pageToken=${encodeURIComponent(token)}`,
    );
    found.push(...(page.models ?? []));
    token = page.nextPageToken;
  }
  return found.map((model) => ({ ...model, name: model.name.replace(/^models\//, '') }));
}

import type { ApiClient } from './apiClient.js';

/** A model that can be asked, as the API lists it. */
export interface Model {
  /** With `models/` before it. */
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly inputTokenLimit: number;
  readonly outputTokenLimit: number;
}

/** The models that answer. */
export class ModelsApi {
  readonly #client: ApiClient;

  constructor(client: ApiClient) {
    this.#client = client;
  }

  async list(): Promise<readonly Model[]> {
    const path = '/v1beta/models?pageSize=1000';
    return (await this.#client.json<{ models: Model[] }>({ method: 'GET', path })).models;
  }

  /** @throws DrishtiError `not_found` */
  get(name: string): Promise<Model> {
    const id = encodeURIComponent(name.replace(/^models\//, ''));
    return this.#client.json<Model>({ method: 'GET', path: `/v1beta/models/${id}` });
  }
}

import type { ApiClient } from './apiClient.js';
import type { Interaction, InteractionEvent, InteractionRequest } from './interactionTypes.js';

export interface CallOptions {
  /** Ends the work when it aborts; the call then rejects with its reason. */
  readonly signal?: AbortSignal | undefined;
}

const path = '/v1beta/interactions';

/** Gemini's Interactions API with its own names. Nothing is stored unless `store` is `true` or it runs in the background. */
export class InteractionsApi {
  readonly #client: ApiClient;

  constructor(client: ApiClient) {
    this.#client = client;
  }

  /**
   * Answers a request, or tells its events as they come when `stream` is `true`.
   * @throws DrishtiError as the API refuses; of a stream when it is first read
   */
  create(
    request: InteractionRequest & { readonly stream: true },
    options?: CallOptions,
  ): AsyncGenerator<InteractionEvent, void, undefined>;
  create(
    request: InteractionRequest & { readonly stream?: false | undefined },
    options?: CallOptions,
  ): Promise<Interaction>;
  create(request: InteractionRequest, { signal }: CallOptions = {}) {
    const body = { ...request, store: request.store ?? request.background ?? false };
    const call = { method: 'POST', path, body, signal } as const;
    return request.stream ? this.#client.events<InteractionEvent>(call) : this.#whole(call);
  }

  /** A stored interaction as it stands. @throws DrishtiError `not_found` */
  get(id: string, { signal }: CallOptions = {}): Promise<Interaction> {
    return this.#whole({ method: 'GET', path: pathOf(id), signal });
  }

  /** Ends an interaction in the background. @throws DrishtiError `not_found`, `failed_precondition` */
  cancel(id: string): Promise<Interaction> {
    return this.#whole({ method: 'POST', path: `${pathOf(id)}/cancel` });
  }

  /** Forgets a stored interaction. @throws DrishtiError `not_found` */
  async delete(id: string): Promise<void> {
    await this.#client.json({ method: 'DELETE', path: pathOf(id) });
  }

  async #whole(call: Parameters<ApiClient['json']>[0]): Promise<Interaction> {
    const interaction = await this.#client.json<Omit<Interaction, 'output_text'>>(call);
    return { ...interaction, output_text: outputText(interaction) };
  }
}

function pathOf(id: string): string {
  return `${path}/${encodeURIComponent(id)}`;
}

/** The answer: the text of the last step, if that is the model's. */
function outputText({ steps }: Pick<Interaction, 'steps'>): string {
  const last = steps.at(-1);
  if (last?.type !== 'model_output') return '';
  return (last.content ?? []).map((content) => ('text' in content ? content.text : '')).join('');
}

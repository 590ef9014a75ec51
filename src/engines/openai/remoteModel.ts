import { DrishtiError } from '../../errors.js';
import { untilAborted } from '../../untilAborted.js';
import type { AnswerEvent, EngineLoad, ModelDescription } from '../engine.js';
import { familyOf } from '../grounding/families.js';
import type { ModelFamily } from '../grounding/family.js';
import { familyOfName } from '../grounding/familyOfName.js';
import type { ModelRequest, PixelBudget, VisionLanguageModel } from '../vlm/visionLanguageModel.js';
import { connectionFailure } from './connectionFailure.js';
import { Deadlines } from './deadlines.js';
import { messagesOf } from './messages.js';
import { modelId } from './modelId.js';
import { defaultTimeouts, dialectNames, type RemoteOptions, type ServerTimeouts } from './options.js';
import { outputTokenLimit, presumedContext } from './outputTokens.js';
import { settled } from './passingFailure.js';
import { pixelBudget } from './pixelBudget.js';
import { unknownModel } from './probe/modelCard.js';
import { modelsOf, probeServer } from './probe/probeServer.js';
import { readAnswer } from './readAnswer.js';
import { retried } from './retried.js';
import type { ServerModel } from './serverModel.js';
import { formOf, type StreamForm } from './streamForm.js';
import type { Transport } from './transport.js';

/**
 * A vision-language model on a server. What is known of it is asked of the server once, by the first who needs it; until
 * then, the name that was set stands for it.
 */
export class RemoteModel implements VisionLanguageModel {
  readonly description: ModelDescription;
  /** What a server enforces it enforces in its own way, and of some keywords nothing. */
  readonly enforcesSchemas = false;
  readonly #transport: Transport;
  readonly #options: RemoteOptions;
  readonly #timeouts: ServerTimeouts;
  #known: ServerModel | undefined;
  #asking: Promise<ServerModel> | undefined;

  /** @param known what the server said; absent while it was not reached, and then the options name the model */
  constructor(transport: Transport, options: RemoteOptions, known?: ServerModel) {
    this.#transport = transport;
    this.#options = options;
    this.#timeouts = timeoutsOf(options);
    this.#known = known;
    this.description = this.#describe(options.model ?? known?.name ?? '');
  }

  get family(): ModelFamily {
    const { family = 'auto', model = '' } = this.#options;
    if (family !== 'auto') return familyOf(family);
    return familyOf(familyOfName(model, this.#known?.name ?? '', ...(this.#known?.kinds ?? [])));
  }

  get pixelBudget(): PixelBudget {
    return pixelBudget(this.#known?.dialect, this.#options.maxPixels);
  }

  async *generate(request: ModelRequest, signal: AbortSignal): AsyncGenerator<AnswerEvent> {
    try {
      const model = await untilAborted(signal, this.#ask());
      const form = formOf(model.dialect);
      const body = JSON.stringify(form.body(request, await messagesOf(request, signal), model));
      yield* this.#answer(form, body, signal);
    } catch (error) {
      throw await this.#explained(error);
    }
  }

  workers(): EngineLoad['workers'] {
    return { busy: 0, idle: 0 };
  }

  close(): Promise<void> {
    return this.#transport.close();
  }

  async *#answer(form: StreamForm, body: string, caller: AbortSignal): AsyncGenerator<AnswerEvent> {
    const { server } = this.#transport;
    const deadlines = new Deadlines(this.#timeouts, server, caller);
    const { signal } = deadlines;
    try {
      const once = () => this.#try(form, body, deadlines);
      yield* retried(once, { signal, server, backoffMs: this.#options.backoffMs ?? 300 });
    } finally {
      deadlines.end();
    }
  }

  async *#try(form: StreamForm, body: string, deadlines: Deadlines): AsyncGenerator<AnswerEvent> {
    const { server, address } = this.#transport;
    const { signal } = deadlines;
    const clean = (message: string) => this.#transport.clean(message);
    try {
      const reply = await this.#transport.open(form.path(address), body, form.type, signal);
      yield* readAnswer(reply, { form, deadlines, server, clean });
    } catch (error) {
      throw signal.aborted ? signal.reason : connectionFailure(error, server);
    }
  }

  /** Whoever asks while it is being asked waits for the same answer; after a failure it is asked anew. */
  async #ask(): Promise<ServerModel> {
    if (this.#known !== undefined) return this.#known;
    this.#asking ??= probeServer(this.#transport, this.#options).finally(() => {
      this.#asking = undefined;
    });
    this.#known = await this.#asking;
    return this.#known;
  }

  /** A model that is there no more is named with what there is instead, and the server is asked anew next time. */
  async #explained(error: unknown): Promise<unknown> {
    const known = this.#known;
    if (known === undefined || !(error instanceof DrishtiError) || error.code !== 'model_not_found') {
      return settled(error);
    }
    this.#known = undefined;
    return unknownModel(this.#transport.server, known.name, await modelsOf(this.#transport, known));
  }

  /** Read at each look, so that it is complete once the server was reached. */
  #describe(name: string): ModelDescription {
    const known = () => this.#known;
    return {
      id: modelId(name),
      get displayName() {
        return known()?.name ?? name;
      },
      get description() {
        const { dialect } = known() ?? {};
        return `Vision-language model ${name}, run by ${dialect === undefined ? 'a server that was not reached yet' : dialectNames[dialect]}.`;
      },
      get inputTokenLimit() {
        return known()?.contextLength ?? presumedContext;
      },
      get outputTokenLimit() {
        return outputTokenLimit(known()?.contextLength);
      },
    };
  }
}

function timeoutsOf({ firstTokenTimeoutMs, idleTimeoutMs, timeoutMs }: RemoteOptions): ServerTimeouts {
  return {
    firstTokenTimeoutMs: firstTokenTimeoutMs ?? defaultTimeouts.firstTokenTimeoutMs,
    idleTimeoutMs: idleTimeoutMs ?? defaultTimeouts.idleTimeoutMs,
    timeoutMs: timeoutMs ?? defaultTimeouts.timeoutMs,
  };
}

import { DrishtiError } from '../../errors.js';
import type { VisionLanguageModel } from '../vlm/visionLanguageModel.js';
import { parseAddress } from './address.js';
import type { RemoteOptions } from './options.js';
import { settled } from './passingFailure.js';
import { probeServer } from './probe/probeServer.js';
import { RemoteModel } from './remoteModel.js';
import type { ServerModel } from './serverModel.js';
import { Transport } from './transport.js';

/** Failures that do not mend by themselves: settings that are wrong. */
const lasting = new Set(['failed_precondition', 'model_not_found', 'invalid_request']);

/**
 * The model of a server. A server that is not there yet is no hindrance when the model is named: it is asked again with
 * each request, which is refused with `service_unavailable` until then.
 * @throws DrishtiError `failed_precondition` or `model_not_found` for settings that cannot work, naming the setting
 */
export async function openRemoteModel(options: RemoteOptions): Promise<VisionLanguageModel> {
  const transport = new Transport(parseAddress(options.url), options);
  try {
    return new RemoteModel(transport, options, await firstProbe(transport, options));
  } catch (error) {
    await transport.close();
    throw error;
  }
}

async function firstProbe(transport: Transport, options: RemoteOptions): Promise<ServerModel | undefined> {
  try {
    return await probeServer(transport, options);
  } catch (failure) {
    const error = settled(failure);
    if (!(error instanceof DrishtiError) || lasting.has(error.code)) throw error;
    if (options.model === undefined) throw unnamed(error);
    options.onWarning?.(`${error.message}; it is asked again with each request`);
    return undefined;
  }
}

function unnamed(cause: DrishtiError): DrishtiError {
  const message = `DRISHTI_OPENAI_MODEL: ${cause.message}; start it first, or set the name of its model`;
  return new DrishtiError('failed_precondition', message, { cause });
}

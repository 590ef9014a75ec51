import type { Output } from '../engines/engine.js';
import type { EngineRegistry, ResolvedModel } from '../engines/registry.js';
import { checkSchema } from '../schema/check.js';
import { checkPrompt } from './checkPrompt.js';
import type { InteractionRequest, OutputInput } from './request.js';

/** A request that an engine can be asked. */
export interface CheckedRequest extends Omit<InteractionRequest, 'output'> {
  readonly output: Output;
}

export interface Checked {
  readonly model: ResolvedModel;
  readonly request: CheckedRequest;
}

/**
 * Refuses what can be refused before any picture is opened.
 * @throws DrishtiError `model_not_found`; `invalid_request` for a schema, too many pictures, a media resolution
 */
export function checkRequest(
  request: InteractionRequest,
  registry: EngineRegistry,
  maxImages: number,
): Checked {
  const output = checkOutput(request.output);
  const model = registry.resolve(request.model);
  checkPrompt(request, model.name, maxImages);
  return { model, request: { ...request, output } };
}

function checkOutput(output: OutputInput): Output {
  if (output.type === 'text' || output.schema === undefined) return { type: output.type };
  return { type: 'json', schema: checkSchema(output.schema, output.path), schemaPath: output.path };
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Dialect } from '../../../src/engines/openai/options.js';
import { AnswerStream } from './answerStream.js';
import type { ScriptedModel } from './infoPages.js';
import { refuse, send } from './replies.js';
import { readBody } from './requestForms.js';
import { type SeenRequest, seenRequest } from './seenRequest.js';

/** What is done with one request: a text is said and ended. */
export type Script = string | ((stream: AnswerStream, request: SeenRequest) => unknown);

export interface Completion {
  readonly dialect: Dialect;
  readonly answers: readonly Script[] | ((request: SeenRequest) => Script) | undefined;
  readonly models: readonly ScriptedModel[];
  readonly sent: Record<string, unknown>;
  readonly requests: SeenRequest[];
}

/** Answers a request for an answer as the script wants it, if the server would take it. */
export async function complete(
  request: IncomingMessage,
  response: ServerResponse,
  { dialect, answers, models, sent, requests }: Completion,
): Promise<void> {
  const body = readBody(dialect, sent);
  if (typeof body === 'string') return refuse(response, 400, body);
  const model = models.find(({ name }) => body.model === nameOf(name, dialect));
  if (model === undefined) return refuse(response, 404, `The model \`${body.model}\` does not exist.`);
  let seen: SeenRequest;
  try {
    seen = await seenRequest(dialect, body, request.headers);
  } catch (error) {
    return refuse(response, 400, (error as Error).message);
  }
  if (!model.vision && seen.pictures.length > 0)
    return refuse(response, 400, `${model.name} is not a multimodal model`);
  if (body.stream !== true) return send(response, 200, { choices: [{ message: { content: 'Grey' } }] });
  requests.push(seen);
  const stream = new AnswerStream(response, dialect, model.name);
  response.once('close', () => {
    seen.gone = !response.writableFinished;
  });
  const script = scriptFor(answers, seen, requests.length);
  if (typeof script === 'string') stream.say(...(script.match(/.{1,7}/gsu) ?? [])).end();
  else await script(stream, seen);
}

function scriptFor(answers: Completion['answers'] = ['Hello.'], seen: SeenRequest, nth: number): Script {
  if (typeof answers === 'function') return answers(seen);
  return answers[Math.min(nth, answers.length) - 1] ?? 'Hello.';
}

function nameOf(name: string, dialect: Dialect): string {
  return dialect === 'llamacpp' ? `../models/${name}.gguf` : name;
}

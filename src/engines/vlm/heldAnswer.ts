import { DrishtiError } from '../../errors.js';
import type { AnswerEvent } from '../engine.js';
import type { ReadAnswer, Said } from './answerReader.js';
import { askAgain, problemWords } from './askAgain.js';
import type { ModelRequest, VisionLanguageModel } from './visionLanguageModel.js';

/** Characters of an answer that is held back. */
const longestAnswer = 4e6;

const attempts = 2;

/**
 * Holds an answer back until it is whole, reads it, and asks once more where it cannot be used. Thoughts are passed on at
 * once.
 * @param schemaPath where the caller wrote the schema, for messages
 * @throws DrishtiError `malformed_output` naming what is wrong with the second answer too, or for one of more than 4 MB
 */
export async function* heldAnswer(
  model: Pick<VisionLanguageModel, 'generate'>,
  request: ModelRequest,
  read: ReadAnswer,
  signal: AbortSignal,
  schemaPath?: string,
): AsyncGenerator<AnswerEvent> {
  let asked = request;
  let problems: readonly string[] = [];
  for (let attempt = 0; attempt < attempts; attempt++) {
    const said = yield* listen(model, asked, signal);
    signal.throwIfAborted();
    const answer = await read(said, signal);
    if ('text' in answer) {
      if (answer.text !== '') yield { type: 'text', text: answer.text };
      yield { type: 'finish', reason: said.isCut ? 'length' : 'stop' };
      return;
    }
    problems = answer.problems;
    asked = askAgain(request, said.text, problems);
  }
  const form = schemaPath === undefined ? 'valid JSON' : `valid JSON for ${schemaPath}`;
  const advice = 'try again, make the schema simpler, or ask a larger model';
  throw new DrishtiError(
    'malformed_output',
    `the model's answer is no ${form}: ${problemWords(problems)}; it was asked twice; ${advice}`,
  );
}

/** Hears a model out. */
async function* listen(
  model: Pick<VisionLanguageModel, 'generate'>,
  request: ModelRequest,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, Said> {
  const pieces: string[] = [];
  let [length, isCut] = [0, false];
  for await (const event of model.generate(request, signal)) {
    if (event.type === 'thought') yield event;
    if (event.type === 'finish') isCut = event.reason === 'length';
    if (event.type !== 'text') continue;
    length += event.text.length;
    if (length > longestAnswer) throw tooLong();
    pieces.push(event.text);
  }
  return { text: pieces.join(''), isCut };
}

function tooLong(): DrishtiError {
  const message = `the model's answer is longer than ${longestAnswer} characters; set a limit of output tokens`;
  return new DrishtiError('malformed_output', message);
}

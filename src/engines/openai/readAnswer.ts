import { DrishtiError } from '../../errors.js';
import type { AnswerEvent } from '../engine.js';
import { BoxMarkers } from './boxMarkers.js';
import type { Deadlines } from './deadlines.js';
import { brokenOff, failureOf, nonsense, unavailable } from './failures.js';
import { longestAnswer, mostAnswerBytes } from './limits.js';
import type { Piece } from './piece.js';
import type { StreamForm } from './streamForm.js';
import { type Split, ThinkTags } from './thinkTags.js';

/** How OpenAI's streams end. */
const lastEvent = '[DONE]';

export interface AnswerReading {
  readonly form: StreamForm;
  readonly deadlines: Deadlines;
  /** How the server is called in messages. */
  readonly server: string;
  /** Takes out of a server's words what must not be passed on. */
  clean(message: string): string;
}

/**
 * Reads the stream of an answer up to its end, which is `finish`.
 * @throws PassingFailure when it ends too early; DrishtiError for what is no answer, or one without end; what `body` throws
 */
export async function* readAnswer(
  body: AsyncIterable<Uint8Array>,
  reading: AnswerReading,
): AsyncGenerator<AnswerEvent> {
  const { form, deadlines, server } = reading;
  const answer = new AnswerSoFar(server);
  try {
    for await (const data of form.events(counted(body, server), server)) {
      if (answer.isOver) continue;
      if (data === lastEvent) answer.end = 'stop';
      else yield* answer.take(understood(data, reading), deadlines);
      if (answer.isOver) deadlines.wind();
    }
  } catch (error) {
    // All was said: it does not matter how the transfer ends.
    if (!answer.isOver) throw error;
  }
  yield* answer.finish();
}

/** What was said up to now. */
class AnswerSoFar {
  readonly #server: string;
  readonly #tags = new ThinkTags();
  readonly #markers = new BoxMarkers();
  #characters = 0;
  end: Piece['end'];

  constructor(server: string) {
    this.#server = server;
  }

  get isOver(): boolean {
    return this.end !== undefined;
  }

  *take({ thought, text, end }: Piece, deadlines: Deadlines): Generator<AnswerEvent> {
    this.#characters += thought.length + text.length;
    if (this.#characters > longestAnswer) throw endless(this.#server);
    this.end = end;
    if (thought === '' && text === '') return;
    // While the caller takes what was said, the server is not silent.
    deadlines.heard();
    if (thought !== '') yield { type: 'thought', text: thought };
    yield* eventsOf(this.#tags.push(this.#markers.push(text)));
    deadlines.listen();
  }

  /** What was held back, and the end. */
  *finish(): Generator<AnswerEvent> {
    if (this.end === 'broken') throw brokenOff(this.#server, 'it gave up');
    if (this.end === undefined) throw unavailable(`${this.#server} broke off its answer before its end`);
    yield* eventsOf(this.#tags.push(this.#markers.flush()));
    yield* eventsOf(this.#tags.flush());
    yield { type: 'finish', reason: this.end };
  }
}

function* eventsOf({ thought, text }: Split): Generator<AnswerEvent> {
  if (thought !== '') yield { type: 'thought', text: thought };
  if (text !== '') yield { type: 'text', text };
}

function understood(data: string, { form, server, clean }: AnswerReading): Piece {
  const piece = form.piece(data);
  if (piece === undefined)
    throw nonsense(server, `sends what is no part of an answer: ${clean(data).slice(0, 60)}`);
  const { refusal } = piece;
  if (refusal !== undefined) throw failureOf({ ...refusal, message: clean(refusal.message) }, server);
  return piece;
}

async function* counted(body: AsyncIterable<Uint8Array>, server: string): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > mostAnswerBytes) throw endless(server);
    yield chunk;
  }
}

function endless(server: string): DrishtiError {
  return new DrishtiError('deadline_exceeded', `${server} does not end its answer; it was cut off`);
}

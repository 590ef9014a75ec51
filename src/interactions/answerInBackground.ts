import { setTimeout as sleep } from 'node:timers/promises';
import { DrishtiError } from '../errors.js';
import { answerPrompt } from './answerPrompt.js';
import { imagesOf } from './checkPrompt.js';
import { checkRequest } from './checkRequest.js';
import { continueLog } from './continueLog.js';
import { DurableLog } from './durableLog.js';
import { cancelledEvent, failureEvents } from './failure.js';
import type { InteractionRecord } from './interaction.js';
import type { UnfinishedInteraction } from './interactionStore.js';
import { isElsewhere, keepPictures } from './keepPictures.js';
import type { LiveLog } from './liveLog.js';
import { preparePrompt } from './preparePrompt.js';
import { reportFinished } from './reportFinished.js';
import type { ServiceOptions } from './serviceOptions.js';
import { withTurns } from './withTurns.js';

/** How often work is begun: an interaction that brings the server down must not do so for ever. */
const maxAttempts = 3;

/** How long to wait when there is no place for it, the first time and at most, in milliseconds. */
const busyMs = { first: 500, most: 8000 };

export interface BackgroundSignals {
  /** Ends the interaction. */
  readonly cancel: AbortSignal;
  /** Ends the work, and leaves the interaction as it is. */
  readonly stop: AbortSignal;
}

/** What the work on an interaction is done with. */
interface Work {
  readonly log: LiveLog;
  readonly durable: DurableLog;
  readonly signals: BackgroundSignals;
  /** Either of them. */
  readonly signal: AbortSignal;
  readonly options: ServiceOptions;
}

/**
 * Answers a stored interaction, or goes on with its answer where an earlier server was stopped, up to its last event.
 * @param log what was told of it, which only grows by what is written down
 * @throws the stop signal's reason; what the store throws when not even the end can be written down
 */
export async function answerInBackground(
  { id, owner }: UnfinishedInteraction,
  log: LiveLog,
  signals: BackgroundSignals,
  options: ServiceOptions,
): Promise<void> {
  const held = await options.store.hold(owner, id);
  if (held === undefined) return log.append([cancelledEvent(Date.now())]);
  const signal = AbortSignal.any([signals.cancel, signals.stop]);
  const work = { log, durable: new DurableLog(options.store, id, log), signals, signal, options };
  try {
    await attempt(held.record, work);
  } finally {
    held.release();
  }
  reportFinished(options, held.record, log);
}

async function attempt(record: InteractionRecord, work: Work): Promise<void> {
  const { signals, options } = work;
  signals.stop.throwIfAborted();
  const attempts = await options.store.beginAttempt(record.id);
  try {
    await answerOrFail(record, attempts, work);
  } catch (error) {
    // No fault of the interaction's: the server stops in order, or not even the end can be written down.
    await options.store.withdrawAttempt(record.id).catch((failure) => options.onBackgroundError?.(failure));
    throw error;
  }
}

async function answerOrFail(record: InteractionRecord, attempts: number, work: Work): Promise<void> {
  const { durable, signals, signal, options } = work;
  try {
    signal.throwIfAborted();
    if (attempts > maxAttempts) throw tooManyAttempts();
    const here = await unlessBusy(signal, () => withPicturesHere(record, work));
    await unlessBusy(signal, () => answerOnce(here, work));
  } catch (error) {
    signals.stop.throwIfAborted();
    if (!(error instanceof DrishtiError)) options.onBackgroundError?.(error);
    durable.add(...failureEvents(error, Date.now()));
    await durable.flush();
  }
}

async function answerOnce(record: InteractionRecord, work: Work): Promise<void> {
  const { log, durable, signal, options } = work;
  const { owner, request } = record;
  const images = options.images(owner);
  const checked = checkRequest(request, options.registry, images.limits.maxImages);
  const prompt = await preparePrompt(request.turns, images, signal);
  try {
    const answered = answerPrompt(checked, prompt, { owner, signal });
    for await (const event of continueLog(log.events, answered)) durable.add(event);
  } finally {
    await durable.flush().finally(() => prompt.release());
  }
}

/**
 * Fetches the pictures that are elsewhere, once: however often the answer is begun, and whoever goes on with the
 * conversation, sees the same ones.
 */
async function withPicturesHere(
  record: InteractionRecord,
  { signal, options }: Work,
): Promise<InteractionRecord> {
  if (!imagesOf(record.request).some(isElsewhere)) return record;
  const kept = await keepPictures(record, signal, options);
  try {
    const here = withTurns(record, kept.turns);
    await options.store.replace(here, kept);
    return here;
  } finally {
    kept.release();
  }
}

/** Waits, each time longer, while others have all the places. */
async function unlessBusy<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
  for (let pause = busyMs.first; ; pause = Math.min(2 * pause, busyMs.most)) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DrishtiError) || error.code !== 'too_many_requests') throw error;
    }
    await sleep(pause, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
}

function tooManyAttempts(): DrishtiError {
  const message = `the server stopped ${maxAttempts} times while it answered; it is not tried again`;
  return new DrishtiError('service_unavailable', message);
}

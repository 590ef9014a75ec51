import { setTimeout as sleep } from 'node:timers/promises';
import { DrishtiError } from '../errors.js';
import { answerPrompt } from './answerPrompt.js';
import { imagesOf } from './checkPrompt.js';
import { checkRequest } from './checkRequest.js';
import { continueLog } from './continueLog.js';
import { DurableLog } from './durableLog.js';
import { failureEvents } from './failure.js';
import type { InteractionRecord } from './interaction.js';
import type { UnfinishedInteraction } from './interactionStore.js';
import type { LiveLog } from './liveLog.js';
import type { PreparedPrompt } from './preparePrompt.js';
import { reportFinished } from './reportFinished.js';
import type { ServiceOptions } from './serviceOptions.js';

/** How often work is begun: an interaction that brings the server down must not do so for ever. */
const maxAttempts = 3;

/** How long to wait when the engine has no place for it, in milliseconds. */
const busyMs = 500;

export interface BackgroundSignals {
  /** Ends the interaction. */
  readonly cancel: AbortSignal;
  /** Ends the work, and leaves the interaction as it is. */
  readonly stop: AbortSignal;
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
  if (held === undefined) return;
  const durable = new DurableLog(options.store, id, log);
  try {
    await answer(held.record, { log, durable }, signals, options);
  } catch (error) {
    signals.stop.throwIfAborted();
    if (!(error instanceof DrishtiError)) options.onBackgroundError?.(error);
    durable.add(...failureEvents(error, Date.now()));
    await durable.flush();
  } finally {
    held.release();
  }
  reportFinished(options, held.record, log);
}

interface Logs {
  readonly log: LiveLog;
  readonly durable: DurableLog;
}

async function answer(
  record: InteractionRecord,
  logs: Logs,
  { cancel, stop }: BackgroundSignals,
  options: ServiceOptions,
): Promise<void> {
  const signal = AbortSignal.any([cancel, stop]);
  signal.throwIfAborted();
  if ((await options.store.beginAttempt(record.id)) > maxAttempts) throw tooManyAttempts();
  try {
    while (!(await answeredUnlessBusy(record, logs, signal, options))) {
      await sleep(busyMs, undefined, { signal }).catch(() => signal.throwIfAborted());
    }
  } catch (error) {
    if (stop.aborted) await options.store.withdrawAttempt(record.id);
    throw error;
  }
}

/** Whether it was answered; not when others have all the places now. */
async function answeredUnlessBusy(
  record: InteractionRecord,
  { log, durable }: Logs,
  signal: AbortSignal,
  options: ServiceOptions,
): Promise<boolean> {
  const images = options.images(record.owner);
  const checked = checkRequest(record.request, options.registry, images.limits.maxImages);
  const onOpened = (prompt: PreparedPrompt) => keepFetched(record, prompt, options);
  try {
    for await (const event of continueLog(log.events, answerPrompt(checked, images, signal, onOpened))) {
      durable.add(event);
    }
    return true;
  } catch (error) {
    if (!(error instanceof DrishtiError) || error.code !== 'too_many_requests') throw error;
    return false;
  } finally {
    await durable.flush();
  }
}

/** Keeps the pictures that were elsewhere, so that whoever goes on with the conversation sees the same ones. */
async function keepFetched(
  record: InteractionRecord,
  prompt: PreparedPrompt,
  { store }: ServiceOptions,
): Promise<void> {
  const { request } = record;
  if (!imagesOf(request).some(({ source }) => source.type === 'url')) return;
  const kept = await store.keep(request.turns, (image) => prompt.locate(image));
  try {
    await store.replace({ ...record, request: { ...request, turns: kept.turns } }, kept);
  } finally {
    kept.release();
  }
}

function tooManyAttempts(): DrishtiError {
  const message = `the server stopped ${maxAttempts} times while it answered; it is not tried again`;
  return new DrishtiError('service_unavailable', message);
}

/**
 * A controller that also aborts with a signal, which should live no longer than it. `AbortSignal.any`, and a listener
 * that is removed by a signal, take many times as long.
 */
export function abortedWith(signal: AbortSignal): AbortController {
  const controller = new AbortController();
  const abort = () => controller.abort(signal.reason);
  if (signal.aborted) abort();
  else signal.addEventListener('abort', abort, { once: true });
  return controller;
}

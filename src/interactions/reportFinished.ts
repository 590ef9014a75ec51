import { imagesOf } from './checkPrompt.js';
import type { InteractionRecord } from './interaction.js';
import type { LiveLog } from './liveLog.js';
import { readLog } from './readLog.js';
import type { ServiceOptions } from './serviceOptions.js';

/** Reports an interaction whose log is complete. */
export function reportFinished(
  { onFinished }: Pick<ServiceOptions, 'onFinished'>,
  record: InteractionRecord,
  log: LiveLog,
): void {
  onFinished?.({
    interaction: readLog(record, log.events),
    background: record.background,
    images: imagesOf(record.request).length,
    seconds: (Date.now() - record.created.getTime()) / 1000,
  });
}

import { FetchRefusal } from './refusal.js';

/** What servers say that do not know what they send. */
const unknownTypes = new Set([
  '',
  'application/octet-stream',
  'binary/octet-stream',
  'application/binary',
  'application/x-binary',
]);

const pages = new Set(['text/html', 'application/xhtml+xml']);

/**
 * Refuses what is labelled as something other than a picture. A label that fits proves nothing: the bytes decide.
 * @param header the `content-type`, undefined when there is none
 * @throws FetchRefusal
 */
export function refuseOtherTypes(header: string | undefined): void {
  const type = (header ?? '').replace(/;.*/s, '').trim().toLowerCase();
  if (unknownTypes.has(type)) return;
  if (pages.has(type)) throw new FetchRefusal('it is a web page; give the URL of the picture itself');
  if (type === 'image/svg+xml') throw new FetchRefusal('it is an SVG drawing, which has no pixels');
  if (!type.startsWith('image/')) throw new FetchRefusal('its content type is not that of a picture');
}

import { sharp } from '../../images/libvips.js';
import { openLocal } from '../../library/local/openLocal.js';
import type { Check } from './examine.js';

/** A picture that nothing is in. */
function blankPicture(): Promise<Buffer> {
  return sharp({ create: { width: 64, height: 64, channels: 3, background: '#888' } })
    .png()
    .toBuffer();
}

/** Opens the engines as a server would, and has the embedded one look at a picture. */
export const models: Check = {
  name: 'models',
  async look(config) {
    const reports: string[] = [];
    await using drishti = await openLocal(config, { onReport: (message) => reports.push(message) });
    await drishti.detect(await blankPicture(), { model: 'drishti-embedded' });
    const names = (await drishti.models.list()).map(({ name }) => name.replace(/^models\//, ''));
    const found = `${names.join(', ')}; drishti-embedded has looked at a picture`;
    if (reports.length === 0) return { state: 'ok', found };
    return { state: 'warn', found, remedy: reports.join('; ') };
  },
};

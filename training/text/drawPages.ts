import sharp from 'sharp';

/** A drawn page and the lines on it, from the top down. */
export interface DrawnPage {
  readonly jpeg: Buffer;
  readonly lines: readonly string[];
}

type Random = () => number;

/** A page in one type, worn as scans are: blurred, noisy, skewed, compressed. */
export async function drawPage(
  random: Random,
  fonts: readonly string[],
  words: readonly string[],
): Promise<DrawnPage> {
  const size = 13 + random() ** 2 * 30;
  const lines = Array.from({ length: 14 }, () => lineOf(random, words));
  const leading = size * (1.25 + random() * 0.6);
  const width = Math.round(size * (24 + random() * 12));
  const height = Math.round(leading * (lines.length + 2));
  const style = styleOf(random, pick(random, fonts), size);
  const texts = lines.map((line, row) => {
    const x = size * (1 + random() * 3);
    return `<text xml:space="preserve" x="${x}" y="${leading * (row + 1.5)}" ${style}>${escapeText(line)}</text>`;
  });
  const paper = Math.round(215 + random() * 40);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="rgb(${paper},${paper},${paper})"/>${texts.join('')}</svg>`;
  return { jpeg: await wear(random, Buffer.from(svg), width, height), lines };
}

function styleOf(random: Random, font: string, size: number): string {
  const letters = random() < 0.5 ? 0 : (random() * 0.16 - 0.04) * size;
  const blanks = random() < 0.5 ? 0 : (random() * 0.35 - 0.05) * size;
  const ink = Math.round(random() * 90);
  const weight = random() < 0.25 ? 'bold' : 'normal';
  return `font-family="${font}" font-size="${size}" font-weight="${weight}" letter-spacing="${letters}" word-spacing="${blanks}" fill="rgb(${ink},${ink},${ink})"`;
}

async function wear(random: Random, svg: Buffer, width: number, height: number): Promise<Buffer> {
  // The server's own image code forbids libvips to read SVG.
  sharp.unblock({ operation: ['VipsForeignLoadSvg'] });
  let page = sharp(svg).flatten({ background: '#fff' });
  const stretch = 0.8 + random() * 0.5;
  page = sharp(
    await page
      .resize(Math.round(width * stretch), height, { fit: 'fill' })
      .png()
      .toBuffer(),
  );
  if (random() < 0.5) page = page.rotate((random() - 0.5) * 3, { background: '#eee' });
  if (random() < 0.6) page = page.blur(0.3 + random() * 0.9);
  const { data, info } = await page
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const noise = random() < 0.5 ? 0 : random() * 45;
  for (let i = 0; i < data.length; i += 3) {
    const level = data[i]! + (random() + random() - 1) * noise;
    data.fill(Math.min(255, Math.max(0, level)), i, i + 3);
  }
  if (random() < 0.15) for (let i = 0; i < data.length; i++) data[i] = data[i]! > 150 ? 255 : 0;
  const raw = { width: info.width, height: info.height, channels: 3 } as const;
  return sharp(data, { raw })
    .jpeg({ quality: Math.round(35 + random() * 60) })
    .toBuffer();
}

function lineOf(random: Random, words: readonly string[]): string {
  const count = 1 + Math.floor(random() * 6);
  const capitals = random();
  const line = Array.from({ length: count }, () => tokenOf(random, words)).join(' ');
  const cased = capitals < 0.5 ? line.toUpperCase() : line;
  return cased.slice(0, 34).trim();
}

function tokenOf(random: Random, words: readonly string[]): string {
  const kind = random();
  if (kind < 0.55) return wordOf(random, words);
  return pick(random, tokens)(random, words);
}

function wordOf(random: Random, words: readonly string[]): string {
  const word = pick(random, words);
  const kind = random();
  const cased = kind < 0.4 ? word[0]!.toUpperCase() + word.slice(1) : word;
  return (
    cased + (random() < 0.15 ? pick(random, [',', '.', ':', ';', '!', '?', ' :', ' -', ' &', ' /']) : '')
  );
}

const digits = (random: Random, count: number) =>
  Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
const two = (random: Random, most: number) => String(1 + Math.floor(random() * most)).padStart(2, '0');
const amount = (random: Random) => `${Math.floor(random() ** 3 * 300)}.${digits(random, 2)}`;

/** What stands on receipts, labels and signs beside words. */
const tokens: readonly ((random: Random, words: readonly string[]) => string)[] = [
  amount,
  amount,
  amount,
  amount,
  (random) => `${1 + Math.floor(random() * 20)}. ${1 + Math.floor(random() * 99)}`,
  (random) => `RM ${amount(random)}`,
  (random) => `$${amount(random)}`,
  (random) => `${1 + Math.floor(random() * 12)} x ${amount(random)}`,
  (random) => `${1 + Math.floor(random() * 12)} PC`,
  (random) => `${two(random, 28)}/${two(random, 12)}/20${two(random, 24)}`,
  (random) => `${two(random, 28)}-${two(random, 12)}-${two(random, 24)}`,
  (random) => `${two(random, 23)}:${two(random, 59)}:${two(random, 59)} ${pick(random, ['AM', 'PM'])}`,
  (random) => `${two(random, 23)}:${two(random, 59)}`,
  (random) => digits(random, 2 + Math.floor(random() * 11)),
  (random) => `${pick(random, ['NO.', 'No:', 'TEL :', 'Tel:', 'Lot', 'A/C'])} ${digits(random, 4)}`,
  (random) => `${digits(random, 2)}-${digits(random, 7)} ${pick(random, ['', '(A)', 'F'])}`,
  (random, words) => `(${wordOf(random, words)} ${digits(random, 1)}%)`,
  (random, words) => `${wordOf(random, words)}(${wordOf(random, words)})`,
  (random) => `${digits(random, 1)}%`,
  (random, words) => `${pick(random, words)}.${pick(random, ['com', 'org', 'net'])}`,
  () => 'A',
  () => 'I',
];

function pick<Item>(random: Random, items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)]!;
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

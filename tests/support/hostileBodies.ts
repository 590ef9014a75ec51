import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { drawSvg } from '../pictures/svg.js';
import { randomNumbers } from './random.js';

export interface HostileBody {
  readonly kind: string;
  readonly body: string | Buffer;
}

type Json = Record<string, unknown>;

/** Some 20 kinds of bodies, each of which must be refused with a 4xx; repeatable. Large ones are made when asked for. */
export async function* hostileBodies(count: number): AsyncGenerator<HostileBody> {
  const random = randomNumbers(20260101);
  const circle = '<svg width="320" height="240"><circle cx="99" cy="99" r="70"/></svg>';
  const jpeg = await sharp({ create: { width: 320, height: 240, channels: 3, background: '#85a' } })
    .composite([{ input: await drawSvg(circle) }])
    .jpeg()
    .toBuffer();
  const png = await sharp(jpeg).png().toBuffer();
  const makers = [...pictureMakers(jpeg, png), ...shapeMakers(jpeg), ...syntaxMakers()];
  for (let i = 0; i < count; i++) {
    // Every fortieth body is a large one.
    const [kind, make] = i % 40 === 39 ? pick(largeMakers(), random) : (makers[i % makers.length] as Maker);
    yield { kind, body: make(random) };
  }
}

type Maker = readonly [kind: string, make: (random: () => number) => string | Buffer];

const pick = <Item>(items: readonly Item[], random: () => number): Item =>
  items[Math.floor(random() * items.length)] as Item;

const withPicture = (bytes: Buffer | string): string =>
  JSON.stringify(valid(typeof bytes === 'string' ? bytes : bytes.toString('base64')));

function valid(data: string): Json {
  return {
    model: 'gemini-3-flash-preview',
    input: [
      { type: 'text', text: 'What is this?' },
      { type: 'image', data, mime_type: 'image/jpeg', resolution: 'low' },
    ],
    system_instruction: 'Be brief.',
    generation_config: { temperature: 1, max_output_tokens: 100, seed: 1, stop_sequences: ['END'] },
    response_format: {
      type: 'text',
      mime_type: 'application/json',
      schema: { type: 'object', properties: { label: { type: 'string' } }, required: ['label'] },
    },
    labels: { team: 'a' },
    store: false,
  };
}

function pictureMakers(jpeg: Buffer, png: Buffer): Maker[] {
  const cut = (bytes: Buffer, random: () => number) =>
    bytes.subarray(0, Math.floor(bytes.length * (0.05 + random() * 0.85)));
  const noise = (random: () => number) => Buffer.from(Uint8Array.from({ length: 200 }, () => random() * 256));
  return [
    ['truncated JPEG', (random) => withPicture(cut(jpeg, random))],
    ['truncated PNG', (random) => withPicture(cut(png, random))],
    ['PNG of 30000 × 30000', () => withPicture(hugePng(30_000, 30_000))],
    ['PNG of 2^31-1 square', () => withPicture(hugePng(2 ** 31 - 1, 2 ** 31 - 1))],
    ['noise as picture', (random) => withPicture(noise(random))],
    [
      'noise behind a JPEG signature',
      (random) => withPicture(Buffer.concat([jpeg.subarray(0, 4), noise(random)])),
    ],
    [
      'SVG',
      () =>
        withPicture(
          Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/></svg>'),
        ),
    ],
    ['empty picture', () => withPicture('')],
    ['bad base64', (random) => withPicture(breakBase64(jpeg.toString('base64'), random))],
  ];
}

function breakBase64(text: string, random: () => number): string {
  const at = Math.floor(random() * text.length);
  return `${text.slice(0, at)}${pick(['*', '😀', '\u0000', '<', 'é'], random)}${text.slice(at)}`;
}

/** A PNG with a valid header of that size and no pixel data worth the name. */
function hugePng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(1, 8);
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', Buffer.alloc(40)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, check]);
}

function shapeMakers(jpeg: Buffer): Maker[] {
  const data = jpeg.toString('base64');
  return [
    ['wrong type', (random) => JSON.stringify(changeSomewhere(valid(data), random, wrongType))],
    ['unknown field', (random) => JSON.stringify(changeSomewhere(valid(data), random, unknownField))],
    ['a model of nobody', (random) => JSON.stringify({ ...valid(data), model: `m${random()}` })],
    ['no input', () => JSON.stringify({ ...valid(data), input: [] })],
    ['a tool', () => JSON.stringify({ ...valid(data), tools: [{ type: 'code_execution' }] })],
    [
      'a schema that loops',
      () => JSON.stringify({ ...valid(data), response_format: { type: 'object', $ref: '#' } }),
    ],
    ['a deep schema', () => JSON.stringify({ ...valid(data), response_format: deepSchema(80) })],
  ];
}

function deepSchema(levels: number): Json {
  let schema: Json = { type: 'string' };
  for (let level = 0; level < levels; level++) schema = { type: 'array', items: schema };
  return { type: 'text', mime_type: 'application/json', schema };
}

type Change = (holder: Json, key: string, random: () => number) => void;

/** Applies a change to one member of the body, chosen evenly among all that the change can be seen in. */
function changeSomewhere(body: Json, random: () => number, change: Change): Json {
  const members: [Json, string][] = [];
  const visit = (holder: Json): void => {
    for (const [key, value] of Object.entries(holder)) {
      // Inside a schema and among labels any field may be called anything.
      if (key === 'schema' || key === 'labels') continue;
      members.push([holder, key]);
      if (typeof value === 'object' && value !== null) visit(value as Json);
    }
  };
  visit(body);
  const [holder, key] = pick(
    change === unknownField ? members.filter(([h]) => !Array.isArray(h)) : members,
    random,
  );
  change(holder, key, random);
  return body;
}

const wrongType: Change = (holder, key, random) => {
  const others = [true, -1.5, [[[]]], [{ type: null }], { type: {} }];
  holder[key] = pick(
    others.filter((other) => typeof other !== typeof holder[key] || Array.isArray(other)),
    random,
  );
};

const unknownField: Change = (holder, _key, random) => {
  holder[`field_${Math.floor(random() * 1e6)}`] = random();
};

function syntaxMakers(): Maker[] {
  const text = JSON.stringify(valid('AAAA'));
  return [
    ['JSON cut short', (random) => text.slice(0, Math.floor(random() * (text.length - 1)))],
    ['not UTF-8', (random) => Buffer.from(Uint8Array.from({ length: 300 }, () => 128 + random() * 128))],
    ['NaN', () => text.replace('"temperature":1', '"temperature":NaN')],
    ['a number beyond all limits', () => text.replace('"seed":1', '"seed":1e999')],
    ['a prototype', () => `{"__proto__":{"model":"gemini-3"},"constructor":{"prototype":{}}}`],
    ['deep arrays', (random) => '['.repeat(1000 + random() * 100_000)],
    ['deep objects', () => `{"input":${'{"content":'.repeat(5000)}1${'}'.repeat(5000)}}`],
  ];
}

const thirtyMegabytes = 30_000_000;

function largeMakers(): Maker[] {
  return [
    ['30 MB of noise', (random) => Buffer.alloc(thirtyMegabytes, Math.floor(random() * 256))],
    ['30 MB of empty arrays', () => `[${'[],'.repeat(thirtyMegabytes / 3)}0]`],
    ['30 MB of numbers', () => `{"input":[${'1,'.repeat(thirtyMegabytes / 2)}0]}`],
    ['30 MB of blanks', () => ' '.repeat(thirtyMegabytes)],
    ['30 MB string that does not end', () => `{"input":"${'a'.repeat(thirtyMegabytes)}`],
    ['30 MB of wrong base64', () => withPicture('*'.repeat(thirtyMegabytes))],
    ['30 MB of base64 that is no picture', () => withPicture('QUJD'.repeat(thirtyMegabytes / 4))],
  ];
}

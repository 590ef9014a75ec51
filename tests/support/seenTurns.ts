import sharp from 'sharp';
import type { GenerateRequest, Part } from '../../src/engines/engine.js';

/** A picture of one colour, as PNG. */
export function plainPicture(colour: string, width = 8, height = 6): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: colour } })
    .png()
    .toBuffer();
}

/** What an engine sees of a prompt, such as `user: What is this? #ff0000`; pictures are those of one colour. */
export async function seenTurns({ turns }: GenerateRequest): Promise<string[]> {
  const seen: string[] = [];
  for (const { role, parts } of turns) {
    const words = await Promise.all(parts.map(seenPart));
    seen.push(`${role}: ${words.join(' ')}`);
  }
  return seen;
}

async function seenPart(part: Part): Promise<string> {
  if (part.type === 'text') return part.text;
  const { data } = await part.image.decode({ width: 1, height: 1 });
  return `#${Buffer.from(data).toString('hex')}`;
}

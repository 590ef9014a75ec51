import sharp from 'sharp';
import { drawSvg } from './svg.js';

/** A line on a page: where its baseline begins, in pixels, how high its type is, and what it says. */
export interface PageLine {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly text: string;
}

export interface PageOptions {
  readonly width: number;
  readonly height: number;
  readonly font?: string;
  readonly paper?: string;
  readonly ink?: string;
}

/** A page of type as a PNG. */
export function drawPage(lines: readonly PageLine[], options: PageOptions): Promise<Buffer> {
  const { width, height, font = 'DejaVu Sans, sans-serif', paper = '#fff', ink = '#111' } = options;
  const texts = lines.map(
    ({ x, y, size, text }) => `<text x="${x}" y="${y}" font-size="${size}">${escapeText(text)}</text>`,
  );
  return drawSvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${paper}"/><g font-family="${font}" fill="${ink}">${texts.join('')}</g></svg>`,
  );
}

/** The page turned clockwise by an angle in degrees, on paper of the same colour. */
export function turnPage(page: Buffer, degrees: number, paper = '#fff'): Promise<Buffer> {
  return sharp(page).rotate(degrees, { background: paper }).png().toBuffer();
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

import sharp from 'sharp';

/** Size of every drawing in pixels. */
export const canvas = { width: 640, height: 480 } as const;

/** Wraps the shapes of a drawing in an SVG document of the canvas's size. */
export function svgDocument(...shapes: string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${canvas.width}" height="${canvas.height}">${shapes.join('')}</svg>`;
}

/** Draws an SVG document as a PNG. The server forbids libvips to read SVG; a test in its process may. */
export function drawSvg(svg: string): Promise<Buffer> {
  sharp.unblock({ operation: ['VipsForeignLoadSvg'] });
  return sharp(Buffer.from(svg)).png().toBuffer();
}

/** A background of two colours, the second from `horizon` (pixels from the top) down. */
export function backdrop(upper: string, lower: string, horizon: number): string {
  const { width, height } = canvas;
  return `<rect width="${width}" height="${height}" fill="${upper}"/><rect y="${horizon}" width="${width}" height="${height - horizon}" fill="${lower}"/>`;
}

/** A regular octagon that stands on a side; `apothem` is the distance from its centre to a side. */
export function octagon(x: number, y: number, apothem: number, fill: string): string {
  const radius = apothem / Math.cos(Math.PI / 8);
  const corners = Array.from({ length: 8 }, (_, i) => {
    const angle = Math.PI / 8 + (i * Math.PI) / 4;
    return `${x + radius * Math.cos(angle)},${y + radius * Math.sin(angle)}`;
  });
  return `<polygon points="${corners.join(' ')}" fill="${fill}"/>`;
}

/** A line with round ends. */
export function stroke(path: string, color: string, width: number): string {
  return `<path d="${path}" stroke="${color}" stroke-width="${width}" stroke-linecap="round" fill="none"/>`;
}

export function circle(x: number, y: number, radius: number, fill: string): string {
  return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`;
}

export function rectangle(
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  corner = 0,
): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${corner}" fill="${fill}"/>`;
}

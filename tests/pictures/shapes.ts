import { circle, octagon, rectangle, stroke } from './svg.js';

/** A stop sign whose red face reaches `size` from the centre; its word is drawn, so no font is needed. */
export function stopSign(x: number, y: number, size: number): string {
  const unit = size / 112;
  const letters =
    'M-46-20q-22-12-26 6q0 10 13 14q13 4 11 16q-8 14-26 4M-38-24h36M-20-24v48M20-24a17 24 0 1 0 .1 0M54 24v-48h10q14 2 12 14q-2 12-22 12';
  return [
    octagon(x, y, size * 1.06, '#ffffff'),
    octagon(x, y, size, '#b5121b'),
    `<g transform="translate(${x} ${y}) scale(${unit})">${stroke(letters, '#ffffff', 11)}</g>`,
  ].join('');
}

/** A wall clock with twelve marks; shows ten past ten. */
export function wallClock(x: number, y: number, radius: number): string {
  const hand = (turn: number, length: number) =>
    `M${x} ${y}L${x + length * Math.sin(turn)} ${y - length * Math.cos(turn)}`;
  const marks = Array.from({ length: 12 }, (_, hour) => {
    const turn = (hour * Math.PI) / 6;
    const at = (length: number) => `${x + length * Math.sin(turn)} ${y - length * Math.cos(turn)}`;
    return `M${at(radius * 0.7)}L${at(radius * 0.8)}`;
  });
  return [
    circle(x, y, radius, '#3a2a1e'),
    circle(x, y, radius * 0.9, '#fbfaf5'),
    stroke(marks.join(''), '#111111', radius / 24),
    stroke(hand(-Math.PI / 3.2, radius * 0.48), '#111111', radius / 16),
    stroke(hand(Math.PI / 3, radius * 0.68), '#111111', radius / 24),
  ].join('');
}

/** A traffic light of three lamps, red lit, `height` pixels tall. */
export function trafficLight(x: number, y: number, height: number): string {
  const width = height * 0.385;
  const lamp = (row: number, color: string) =>
    circle(x + width / 2, y + height * (0.185 + row * 0.315), height * 0.13, color);
  const lamps = [lamp(0, '#ff2a1f'), lamp(1, '#4a3d12'), lamp(2, '#123a1c')];
  return rectangle(x, y, width, height, '#1d1f1f', height / 18) + lamps.join('');
}

/** An orange with a light spot. */
export function orange(x: number, y: number, radius: number): string {
  const id = `peel-${x}-${y}`;
  const peel = `<radialGradient id="${id}" cx=".35" cy=".35" r=".8"><stop offset="0" stop-color="#ffc35a"/><stop offset="1" stop-color="#e06a00"/></radialGradient>`;
  const stem = circle(x + radius * 0.09, y - radius * 0.8, radius * 0.07, '#4d6a2c');
  return `<defs>${peel}</defs>${circle(x, y, radius, `url(#${id})`)}${stem}`;
}

/** A computer keyboard of four rows of keys and a space bar, 520 × 190 pixels. */
export function keyboard(x: number, y: number): string {
  const rows = Array.from({ length: 60 }, (_, key) =>
    rectangle(x + 14 + (key % 15) * 33, y + 14 + Math.floor(key / 15) * 34, 28, 28, '#3b3d42', 4),
  );
  const spaceBar = rectangle(x + 120, y + 152, 240, 26, '#3b3d42', 4);
  return rectangle(x, y, 520, 190, '#1c1d1f', 12) + rows.join('') + spaceBar;
}

/** A flying disc seen from the side. */
export function frisbee(x: number, y: number): string {
  const disc = (dy: number, rx: number, ry: number, fill: string) =>
    `<ellipse cx="${x}" cy="${y + dy}" rx="${rx}" ry="${ry}" fill="${fill}"/>`;
  return disc(0, 110, 36, '#e8452e') + disc(-6, 80, 22, '#f26a54');
}

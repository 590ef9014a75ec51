import type { SeenImage } from '../../src/engines/embedded/answer/seen.js';
import {
  type ColourName,
  colourNames,
  type NamedColour,
} from '../../src/engines/embedded/colours/namedColour.js';
import type { Scene, SceneName } from '../../src/engines/embedded/scene/scene.js';
import type { TextLine } from '../../src/engines/embedded/text/textLine.js';
import { cornersOf } from '../../src/geometry/box.js';

type Corners = readonly [x0: number, y0: number, x1: number, y1: number];

/** An object as a test writes it, with the main colours it has, if they were looked at. */
export type Found = readonly [
  label: string,
  score: number,
  ...corners: Corners,
  colours?: readonly ColourName[],
];

/** A picture of 640 × 480 with some objects and whatever else was perceived. */
export function seenPicture(found: readonly Found[], more: Partial<SeenImage> = {}): SeenImage {
  const detections = found.map(([label, score, x0, y0, x1, y1, colours]) => ({
    label,
    score,
    box: { x0, y0, x1, y1 },
    ...(colours && { colours: inEqualShares(...colours) }),
  }));
  return { size: { width: 640, height: 480 }, detections, ...more };
}

/** Colours that each cover as much of something as the others. */
export function inEqualShares(...names: readonly ColourName[]): NamedColour[] {
  return names.map((name) => ({ name, share: 1 / names.length, hex: hexOf(name) }));
}

function hexOf(name: ColourName): string {
  return `#${colourNames.indexOf(name).toString(16).padStart(2, '0').repeat(3)}`;
}

/** A line of text with its upper left corner at (x, y). */
export function textLine(text: string, x: number, y: number, height = 20): TextLine {
  const box = { x0: x, y0: y, x1: x + text.length * height * 0.5, y1: y + height };
  const words = text.split(' ').map((word) => ({ text: word, box }));
  return { text, score: 0.95, box, quad: cornersOf(box), words };
}

/** A scene that nothing was recognised in. */
export const unsureScene: Scene = { name: undefined, confidence: 0, isIndoor: undefined, candidates: [] };

/** A scene that was recognised with some confidence. */
export function sceneOf(name: SceneName, confidence: number, isIndoor?: boolean): Scene {
  return { name, confidence, isIndoor, candidates: [{ name, confidence }] };
}

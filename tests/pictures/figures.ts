/** Colours by their English name, each as red, green and blue. */
export const colours = {
  red: [214, 38, 42],
  orange: [246, 138, 24],
  yellow: [242, 214, 36],
  green: [46, 152, 62],
  blue: [38, 84, 214],
  purple: [128, 48, 160],
  pink: [250, 142, 186],
  black: [24, 24, 26],
} as const;

export type ColourName = keyof typeof colours;
export const colourNames = Object.keys(colours) as ColourName[];

export const figureNames = ['circle', 'square', 'triangle', 'star', 'cross'] as const;
export type FigureName = (typeof figureNames)[number];

/** Corners of a five-pointed star that touches its square on all sides, in shares of the side. */
const starCorners = Array.from({ length: 10 }, (_, i) => {
  const radius = i % 2 ? 0.42 : 1;
  const turn = (i * Math.PI) / 5;
  return [0.5 + (radius * Math.sin(turn)) / 1.902, (1 - radius * Math.cos(turn)) / 1.809] as const;
});

const crossCorners = [
  [0.34, 0],
  [0.66, 0],
  [0.66, 0.34],
  [1, 0.34],
  [1, 0.66],
  [0.66, 0.66],
  [0.66, 1],
  [0.34, 1],
  [0.34, 0.66],
  [0, 0.66],
  [0, 0.34],
  [0.34, 0.34],
] as const;

const polygons: Record<Exclude<FigureName, 'circle'>, readonly (readonly [number, number])[]> = {
  square: [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ],
  triangle: [
    [0.5, 0],
    [1, 1],
    [0, 1],
  ],
  star: starCorners,
  cross: crossCorners,
};

/** A figure that touches all sides of the square with the top left corner x, y and sides of `side` pixels. */
export function drawFigure(name: FigureName, x: number, y: number, side: number, fill: string): string {
  if (name === 'circle') {
    return `<circle cx="${x + side / 2}" cy="${y + side / 2}" r="${side / 2}" fill="${fill}"/>`;
  }
  const corners = polygons[name].map(([u, v]) => `${(x + u * side).toFixed(2)},${(y + v * side).toFixed(2)}`);
  return `<polygon points="${corners.join(' ')}" fill="${fill}"/>`;
}

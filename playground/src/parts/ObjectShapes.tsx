import type { Shapes } from '../answer/shapes.js';

/** Keeps of a mask what is more likely than not: values above 127, as Gemini's readers do. */
export function MaskFilter() {
  return (
    <filter id="likely" colorInterpolationFilters="sRGB">
      <feComponentTransfer>
        <feFuncR type="discrete" tableValues="0 1" />
        <feFuncG type="discrete" tableValues="0 1" />
        <feFuncB type="discrete" tableValues="0 1" />
      </feComponentTransfer>
    </filter>
  );
}

export interface ObjectShapesProps {
  /** Of the object, on this page. */
  readonly id: number;
  readonly shapes: Shapes;
  readonly colour: string;
  /** Of what is filled, 0 to 1. */
  readonly opacity: number;
}

/** One object: its mask, its polygons, its box, its point. */
export function ObjectShapes({ id, shapes, colour, opacity }: ObjectShapesProps) {
  const { frame, box, polygons, mask, point } = shapes;
  const hasInside = polygons.length > 0 || mask !== undefined;
  return (
    <>
      {mask && (
        <>
          <mask id={`mask-${id}`}>
            <image href={mask} {...frame} preserveAspectRatio="none" filter="url(#likely)" />
          </mask>
          <rect {...frame} fill={colour} fillOpacity={opacity} mask={`url(#mask-${id})`} className="mask" />
        </>
      )}
      {polygons.map((points) => (
        <polygon key={points} points={points} fill={colour} fillOpacity={opacity} stroke={colour} />
      ))}
      {box && (
        <rect
          {...box}
          className="box"
          fill={colour}
          fillOpacity={hasInside ? 0 : opacity / 2}
          stroke={colour}
          strokeDasharray={hasInside ? '6 4' : undefined}
        />
      )}
      {point && <path className="point" d={`M${point.x} ${point.y}h0`} stroke={colour} />}
    </>
  );
}

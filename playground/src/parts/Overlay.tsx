import type { PlacedObject } from '../answer/placed.js';
import { type Shapes, type Size, shapesOf } from '../answer/shapes.js';
import type { Highlight } from './highlight.js';
import { MaskFilter, ObjectShapes } from './ObjectShapes.js';
import type { StageView } from './PicturePanel.js';

export interface OverlayProps {
  readonly pictureKey: string;
  readonly size: Size;
  /** CSS pixels a pixel of the picture. */
  readonly scale: number;
  readonly view: StageView;
  readonly objects: readonly PlacedObject[];
  readonly highlight: Highlight;
}

/** An object of this picture, and where it stands in the answer. */
interface Drawn {
  readonly index: number;
  readonly object: PlacedObject;
  readonly shapes: Shapes;
}

/** CSS pixels; see stage.css. */
const widestLabel = 180;

/** What was found, over the picture. The list beside it says the same to those who cannot see it. */
export function Overlay({ pictureKey, size, scale, view, objects, highlight }: OverlayProps) {
  const { picked, hovered, pick, hover } = highlight;
  const shown = hovered ?? picked;
  const drawn = drawnOf(objects, pictureKey, size);
  return (
    <div className="overlay" aria-hidden="true">
      <svg viewBox={`0 0 ${size.width} ${size.height}`} preserveAspectRatio="none">
        <title>{''}</title>
        <MaskFilter />
        {drawn.map(({ index, object, shapes }) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: the buttons of the list do the same for the keyboard
          <g
            key={index}
            data-object={index}
            className={shown === undefined || shown === index ? 'found' : 'found dim'}
            onClick={() => pick(picked === index ? undefined : index)}
            onMouseEnter={() => hover(index)}
            onMouseLeave={() => hover(undefined)}
          >
            <ObjectShapes id={index} shapes={shapes} colour={object.colour} opacity={view.opacity} />
          </g>
        ))}
      </svg>
      {view.hasLabels &&
        drawn.map(({ index, object, shapes: { frame } }) => (
          <span
            key={index}
            className={shown === undefined || shown === index ? 'label' : 'label dim'}
            style={{ ...labelPlace(frame, size, scale), background: object.colour }}
          >
            {object.label}
          </span>
        ))}
    </div>
  );
}

/** The largest first, so that what is smaller lies above it and can be pointed at. */
function drawnOf(objects: readonly PlacedObject[], key: string, size: Size): Drawn[] {
  const drawn = objects.flatMap((object, index) =>
    object.pictureKey === key ? [{ index, object, shapes: shapesOf(object, size) }] : [],
  );
  const area = ({ shapes: { frame } }: Drawn) => frame.width * frame.height;
  return drawn.sort((a, b) => area(b) - area(a));
}

/** From the left side of a box, or up to its right side where there might be no room otherwise. */
function labelPlace({ x, y, width }: Shapes['frame'], size: Size, scale: number) {
  const isRoom = x * scale + widestLabel <= size.width * scale;
  return { top: y * scale, ...(isRoom ? { left: x * scale } : { right: (size.width - x - width) * scale }) };
}

import type { PlacedObject } from '../answer/placed.js';
import type { Picture } from '../pictures/picture.js';
import { useWords } from '../words/useWords.js';
import type { Highlight } from './highlight.js';
import { Overlay } from './Overlay.js';
import type { StageView } from './PicturePanel.js';
import { useElementSize } from './useElementSize.js';
import { useRefs } from './useRefs.js';
import type { Zoom } from './useZoom.js';

export interface StageProps {
  readonly picture: Picture;
  readonly zoom: Zoom;
  readonly view: StageView;
  /** Of all pictures. */
  readonly objects: readonly PlacedObject[];
  readonly highlight: Highlight;
}

/** Of a picture whose size is not known. */
const anySize = { width: 1000, height: 1000 };

/** The picture, upright and as large as fits, with what was found in it drawn on it. */
export function Stage({ picture, zoom, view, objects, highlight }: StageProps) {
  const words = useWords();
  const [room, measured] = useElementSize();
  const ref = useRefs(measured, zoom.ref);
  const { preview, size = anySize, name } = picture;
  const scale = zoom.level * Math.min(room.width / size.width, room.height / size.height);
  const style = { width: size.width * scale, height: size.height * scale };
  const count = objects.filter(({ pictureKey }) => pictureKey === picture.key).length;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard */}
      <section className="stage" ref={ref} tabIndex={0} aria-label={words.stage(name, count)}>
        <div className="sheet" style={style}>
          {preview && <img src={preview} alt={name} />}
          <Overlay
            pictureKey={picture.key}
            size={size}
            scale={scale}
            view={view}
            objects={objects}
            highlight={highlight}
          />
        </div>
      </section>
      {!preview && <p className="note">{picture.size ? words.noPreview : words.noPreviewNoSize}</p>}
    </>
  );
}

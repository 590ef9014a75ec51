import type { Size } from '../answer/shapes.js';
import { useWords } from '../words/useWords.js';
import type { StageView } from './PicturePanel.js';

export interface StageToolsProps {
  readonly view: StageView;
  /** Of the picture; nothing when it is not known. */
  readonly size: Size | undefined;
  readonly hasObjects: boolean;
  onChange(view: StageView): void;
}

const maxZoom = 8;
const step = 1.5;

/** Zoom, and for what is drawn opacity and labels. */
export function StageTools({ view, size, hasObjects, onChange }: StageToolsProps) {
  const words = useWords();
  const { zoom, opacity, hasLabels } = view;
  const zoomTo = (next: number) => onChange({ ...view, zoom: Math.min(maxZoom, Math.max(1, next)) });
  return (
    <div className="tools">
      <button
        type="button"
        aria-label={words.zoomOut}
        disabled={zoom <= 1}
        onClick={() => zoomTo(zoom / step)}
      >
        −
      </button>
      <output>{Math.round(zoom * 100)} %</output>
      <button
        type="button"
        aria-label={words.zoomIn}
        disabled={zoom >= maxZoom}
        onClick={() => zoomTo(zoom * step)}
      >
        +
      </button>
      <button type="button" disabled={zoom === 1} onClick={() => zoomTo(1)}>
        {words.zoomFit}
      </button>
      {size && (
        <span className="note">
          {size.width} × {size.height}
        </span>
      )}
      {hasObjects && (
        <>
          <label>
            {words.opacity}
            <input
              type="range"
              min="0"
              max="100"
              value={Math.round(opacity * 100)}
              onChange={(event) => onChange({ ...view, opacity: event.target.valueAsNumber / 100 })}
            />
          </label>
          <label>
            <input
              type="checkbox"
              checked={hasLabels}
              onChange={(event) => onChange({ ...view, hasLabels: event.target.checked })}
            />
            {words.labels}
          </label>
        </>
      )}
    </div>
  );
}

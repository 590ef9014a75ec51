import type { Size } from '../answer/shapes.js';
import { useWords } from '../words/useWords.js';
import type { StageView } from './PicturePanel.js';
import { maxZoom, type Zoom } from './useZoom.js';

export interface StageToolsProps {
  readonly zoom: Zoom;
  readonly view: StageView;
  /** Of the picture; nothing when it is not known. */
  readonly size: Size | undefined;
  readonly hasObjects: boolean;
  onChange(view: StageView): void;
}

const step = 1.5;

/** Zoom, and for what is drawn opacity and labels. */
export function StageTools({ zoom, view, size, hasObjects, onChange }: StageToolsProps) {
  const words = useWords();
  const { level, zoomTo } = zoom;
  const { opacity, hasLabels } = view;
  return (
    <div className="tools">
      <button
        type="button"
        aria-label={words.zoomOut}
        disabled={level <= 1}
        onClick={() => zoomTo(level / step)}
      >
        −
      </button>
      <output>{Math.round(level * 100)} %</output>
      <button
        type="button"
        aria-label={words.zoomIn}
        disabled={level >= maxZoom}
        onClick={() => zoomTo(level * step)}
      >
        +
      </button>
      <button type="button" disabled={level === 1} onClick={() => zoomTo(1)}>
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

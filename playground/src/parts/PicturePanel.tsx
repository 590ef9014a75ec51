import { useState } from 'react';
import type { PlacedObject } from '../answer/placed.js';
import { useWords } from '../words/useWords.js';
import { AddPictures } from './AddPictures.js';
import type { Highlight } from './highlight.js';
import { PictureStrip } from './PictureStrip.js';
import { Stage } from './Stage.js';
import { StageTools } from './StageTools.js';
import type { Pictures } from './usePictures.js';
import { useZoom } from './useZoom.js';

export interface PicturePanelProps {
  readonly pictures: Pictures;
  readonly objects: readonly PlacedObject[];
  readonly highlight: Highlight;
  readonly problem: string | undefined;
}

/** How the picture and what is drawn on it are shown. */
export interface StageView {
  /** Of what is filled, 0 to 1. */
  readonly opacity: number;
  readonly hasLabels: boolean;
}

export function PicturePanel({ pictures, objects, highlight, problem }: PicturePanelProps) {
  const words = useWords();
  const [view, setView] = useState<StageView>({ opacity: 0.35, hasLabels: true });
  const zoom = useZoom();
  const { selected, isReading } = pictures;
  return (
    <section className="pictures" aria-label={words.pictures}>
      {selected ? (
        <>
          <StageTools
            zoom={zoom}
            view={view}
            onChange={setView}
            size={selected.size}
            hasObjects={objects.length > 0}
          />
          <Stage picture={selected} zoom={zoom} view={view} objects={objects} highlight={highlight} />
          <PictureStrip pictures={pictures} />
        </>
      ) : (
        <div className="empty">
          <p className="large">{words.dropHere}</p>
          <p>{words.dropHint}</p>
        </div>
      )}
      <AddPictures pictures={pictures} isFirst={!selected} />
      <p role="status" className="note">
        {isReading ? words.reading : problem}
      </p>
    </section>
  );
}

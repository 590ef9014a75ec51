import { useEffect, useRef } from 'react';
import type { PlacedObject } from '../answer/placed.js';
import { useWords } from '../words/useWords.js';
import type { Drawing } from './AnswerPanel.js';
import { Choice } from './Choice.js';
import type { Highlight } from './highlight.js';
import type { Pictures } from './usePictures.js';

export interface ObjectListProps {
  readonly objects: readonly PlacedObject[];
  readonly highlight: Highlight;
  readonly pictures: Pictures;
  /** Keys of the pictures that were asked about. */
  readonly asked: readonly string[];
  readonly drawing: Drawing;
}

/** What was found; what is chosen here stands out in the picture, and the other way round. */
export function ObjectList({ objects, highlight, pictures, asked, drawing }: ObjectListProps) {
  const words = useWords();
  const list = useRef<HTMLUListElement>(null);
  const { picked, hovered, pick, hover } = highlight;
  useEffect(() => {
    const item = picked === undefined ? undefined : list.current?.children[picked];
    item?.scrollIntoView({ block: 'nearest' });
  }, [picked]);
  const choose = (index: number) => {
    const key = objects[index]?.pictureKey;
    if (key !== undefined) pictures.select(key);
    pick(picked === index ? undefined : index);
  };
  const isUnsaid = asked.length > 1 && objects.some(({ picture }) => picture === undefined);
  return (
    <>
      <h3>
        {words.objects} ({objects.length})
      </h3>
      {isUnsaid && <PictureChoice asked={asked} drawing={drawing} />}
      <ul className="objects" ref={list}>
        {objects.map((object, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an object is known by its place in the answer
          <li key={index}>
            <button
              type="button"
              aria-pressed={picked === index}
              className={hovered === index ? 'hovered' : ''}
              onClick={() => choose(index)}
              onMouseEnter={() => hover(index)}
              onMouseLeave={() => hover(undefined)}
              onFocus={() => hover(index)}
              onBlur={() => hover(undefined)}
            >
              <span className="swatch" style={{ background: object.colour }} />
              <span className="name">{object.label}</span>
              {object.score !== undefined && (
                <span className="score">{Math.round(object.score * 100)} %</span>
              )}
              <span className="place">{placeOf(object)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function PictureChoice({ asked, drawing: { drawnOn, drawOn } }: Pick<ObjectListProps, 'asked' | 'drawing'>) {
  const words = useWords();
  const indexes = asked.map((_, i) => String(i));
  const names = Object.fromEntries(indexes.map((i) => [i, words.pictureNumber(Number(i) + 1, asked.length)]));
  const value = String(drawnOn ?? asked.length - 1);
  return (
    <Choice
      label={words.onPicture}
      value={value}
      options={indexes}
      names={names}
      onChange={(i) => drawOn(Number(i))}
    />
  );
}

/** As Gemini writes it. */
function placeOf({ box, point }: PlacedObject): string {
  if (box) return `[${box.y0}, ${box.x0}, ${box.y1}, ${box.x1}]`;
  return point ? `[${point.y}, ${point.x}]` : '';
}

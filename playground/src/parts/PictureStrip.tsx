import { useWords } from '../words/useWords.js';
import type { Pictures } from './usePictures.js';

/** All pictures, small: to choose the one that is shown, or take one away. */
export function PictureStrip({
  pictures: { list, selected, select, remove },
}: {
  readonly pictures: Pictures;
}) {
  const words = useWords();
  return (
    <ul className="strip">
      {list.map(({ key, name, preview }, i) => (
        <li key={key}>
          <button
            type="button"
            className="thumbnail"
            aria-pressed={key === selected?.key}
            title={name}
            onClick={() => select(key)}
          >
            {preview ? <img src={preview} alt={words.show(name)} /> : <span>{words.show(name)}</span>}
            <span className="number">{i + 1}</span>
          </button>
          <button
            type="button"
            className="remove"
            aria-label={words.remove(name)}
            onClick={() => remove(key)}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}

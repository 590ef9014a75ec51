import { type FormEvent, useId, useState } from 'react';
import { pictureAtLink, pictureOfBytes } from '../pictures/readPicture.js';
import { isLink } from '../pictures/transferred.js';
import { useWords } from '../words/useWords.js';
import { FileButton } from './FileButton.js';
import type { Pictures } from './usePictures.js';

export interface AddPicturesProps {
  readonly pictures: Pictures;
  /** Whether there is none yet. */
  readonly isFirst: boolean;
}

/** A button for files and a field for a link. */
export function AddPictures({ pictures, isFirst }: AddPicturesProps) {
  const words = useWords();
  const problemId = useId();
  const [link, setLink] = useState('');
  const [isWrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isGood = isLink(link.trim());
    setWrong(!isGood);
    if (!isGood) return;
    void pictures.add([pictureAtLink(link.trim())]);
    setLink('');
  };
  return (
    <form className="add" onSubmit={submit} noValidate>
      <FileButton
        className={isFirst ? 'primary' : ''}
        onFiles={(files) => void pictures.add(files.map((file) => pictureOfBytes(file, file.name)))}
      >
        {isFirst ? words.choose : words.addMore}
      </FileButton>
      <input
        type="url"
        aria-label={words.link}
        placeholder={words.linkPlaceholder}
        value={link}
        aria-invalid={isWrong}
        aria-describedby={problemId}
        onChange={(event) => setLink(event.target.value)}
      />
      <button type="submit">{words.addLink}</button>
      <span id={problemId} role="alert" className="problem">
        {isWrong && words.badLink}
      </span>
    </form>
  );
}

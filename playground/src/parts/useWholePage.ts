import { useEffect, useState } from 'react';
import { pictureAtLink, pictureOfBytes } from '../pictures/readPicture.js';
import { type Transferred, transferredBy } from '../pictures/transferred.js';
import { useWords } from '../words/useWords.js';
import type { Pictures } from './usePictures.js';

/**
 * Takes pictures that are dropped or pasted anywhere on the page.
 * @returns why the last that was dropped was not taken
 */
export function useWholePage({ add }: Pictures): string | undefined {
  const words = useWords();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    const take = ({ files, link }: Transferred): boolean => {
      const coming =
        link === undefined ? files.map((file) => pictureOfBytes(file, file.name)) : [pictureAtLink(link)];
      void add(coming);
      return coming.length > 0;
    };
    const onPaste = (event: ClipboardEvent) => {
      if (!event.clipboardData) return;
      const transferred = transferredBy(event.clipboardData);
      // A link that is pasted into a field is meant for it.
      if (isField(event.target) && transferred.files.length === 0) return;
      if (take(transferred)) event.preventDefault();
    };
    const onDrop = (event: DragEvent) => {
      event.preventDefault();
      delete document.documentElement.dataset['dragging'];
      setProblem(
        event.dataTransfer && take(transferredBy(event.dataTransfer)) ? undefined : words.notPicture,
      );
    };
    const onDragOver = (event: DragEvent) => {
      event.preventDefault();
      document.documentElement.dataset['dragging'] = '';
    };
    const onDragLeave = ({ relatedTarget }: DragEvent) => {
      // Nothing: the pointer has left the page, not only one of its elements.
      if (relatedTarget === null) delete document.documentElement.dataset['dragging'];
    };
    document.addEventListener('paste', onPaste);
    document.addEventListener('drop', onDrop);
    document.addEventListener('dragover', onDragOver);
    document.addEventListener('dragleave', onDragLeave);
    return () => {
      document.removeEventListener('paste', onPaste);
      document.removeEventListener('drop', onDrop);
      document.removeEventListener('dragover', onDragOver);
      document.removeEventListener('dragleave', onDragLeave);
    };
  }, [add, words]);
  return problem;
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('input, textarea, [contenteditable], .json-editor') !== null
  );
}

import { useEffect, useState } from 'react';
import { pictureAtLink, pictureOfBytes } from '../pictures/readPicture.js';
import { type Transferred, transferredBy } from '../pictures/transferred.js';
import type { Pictures } from './usePictures.js';

/**
 * Takes pictures that are dropped or pasted anywhere on the page.
 * @returns whether the last that was dropped was no picture
 */
export function useWholePage({ add, list }: Pictures): boolean {
  const [isRefused, setRefused] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once there are other pictures it is of no interest
  useEffect(() => setRefused(false), [list]);
  useEffect(() => {
    const take = ({ files, link }: Transferred): boolean => {
      const coming =
        link === undefined ? files.map((file) => pictureOfBytes(file, file.name)) : [pictureAtLink(link)];
      if (coming.length > 0) void add(coming);
      return coming.length > 0;
    };
    const onPaste = (event: ClipboardEvent) => {
      if (!event.clipboardData) return;
      const transferred = transferredBy(event.clipboardData);
      if (isField(event.target) && (transferred.files.length === 0 || isText(event.clipboardData))) return;
      if (take(transferred)) event.preventDefault();
    };
    const onDrop = (event: DragEvent) => {
      delete document.documentElement.dataset['dragging'];
      if (isForField(event)) return;
      event.preventDefault();
      setRefused(!(event.dataTransfer && take(transferredBy(event.dataTransfer))));
    };
    const onDragOver = (event: DragEvent) => {
      if (isForField(event)) return;
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
  }, [add]);
  return isRefused;
}

/** A link or words that are dragged into a field are meant for it. */
function isForField({ target, dataTransfer }: DragEvent): boolean {
  return isField(target) && dataTransfer?.types.includes('Files') !== true;
}

/** Cells of a table, say, come with a picture of themselves. */
function isText(data: DataTransfer): boolean {
  return data.getData('text/plain') !== '' && data.types.includes('text/html');
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('input, textarea, [contenteditable], .json-editor') !== null
  );
}

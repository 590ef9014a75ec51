import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useWords } from '../words/useWords.js';

export interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  onClose(): void;
}

/** Something over the page, as browsers do it: the escape key closes it, and nothing behind it can be reached. */
export function Dialog({ title, children, onClose }: DialogProps) {
  const words = useWords();
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const { current } = dialog;
    current?.showModal();
    return () => current?.close();
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby={titleId} onCancel={onClose}>
      <header>
        <h2 id={titleId}>{title}</h2>
        <button type="button" className="quiet" aria-label={words.close} onClick={onClose}>
          ×
        </button>
      </header>
      {children}
    </dialog>
  );
}

import { type ReactNode, type SyntheticEvent, useId, useLayoutEffect, useRef } from 'react';
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
  // While it is in the page: else the browser does not give the focus back to what opened it.
  useLayoutEffect(() => {
    const { current } = dialog;
    current?.showModal();
    return () => current?.close();
  }, []);
  // That a choice of files is given up is told in the same way.
  const onCancel = (event: SyntheticEvent) => {
    if (event.target === event.currentTarget) onClose();
  };
  return (
    <dialog ref={dialog} aria-labelledby={titleId} onCancel={onCancel}>
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

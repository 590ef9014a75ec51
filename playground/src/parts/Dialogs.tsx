import type { Api } from '../api/api.js';
import { useWords } from '../words/useWords.js';
import { CodeView } from './CodeView.js';
import { Dialog } from './Dialog.js';
import { FilesView } from './FilesView.js';
import type { View } from './Header.js';
import { HistoryView } from './HistoryView.js';
import { KeyView } from './KeyView.js';
import type { Asking } from './useAsking.js';
import type { KeyHolder } from './useKey.js';
import type { Pictures } from './usePictures.js';

export interface DialogsProps {
  readonly view: View | undefined;
  readonly api: Api;
  readonly keyHolder: KeyHolder;
  /** Whether the server asked for a key, or another one. */
  readonly isKeyRefused: boolean;
  readonly pictures: Pictures;
  readonly asking: Asking;
  onClose(): void;
}

/** The one that is open. */
export function Dialogs(props: DialogsProps) {
  const words = useWords();
  const { view, onClose } = props;
  if (view === undefined) return null;
  return (
    <Dialog key={view} title={words[view]} onClose={onClose}>
      <Content {...props} view={view} />
    </Dialog>
  );
}

function Content({
  view,
  api,
  keyHolder,
  isKeyRefused,
  pictures,
  asking,
  onClose,
}: DialogsProps & { readonly view: View }) {
  switch (view) {
    case 'history':
      return <HistoryView asking={asking} onClose={onClose} />;
    case 'files':
      return <FilesView api={api} pictures={pictures} onClose={onClose} />;
    case 'code':
      return <CodeView asking={asking} />;
    case 'key':
      return <KeyView keyHolder={keyHolder} isRefused={isKeyRefused} onClose={onClose} />;
  }
}

import type { Api } from '../api/api.js';
import type { StoredFile } from '../api/files.js';
import { withoutFile } from '../pictures/contents.js';
import { pictureOfFile } from '../pictures/readPicture.js';
import { useWords } from '../words/useWords.js';
import { FileButton } from './FileButton.js';
import { ProblemNote } from './ProblemNote.js';
import { useFiles } from './useFiles.js';
import type { Pictures } from './usePictures.js';

export interface FilesViewProps {
  readonly api: Api;
  readonly pictures: Pictures;
  onClose(): void;
}

/** What is uploaded: to use it, or delete it before it expires. */
export function FilesView({ api, pictures, onClose }: FilesViewProps) {
  const words = useWords();
  const { files, hasMore, isLoading, progress, problem, more, upload, remove, attempt } = useFiles(api);
  const use = ({ name, displayName }: StoredFile) =>
    attempt(async () => {
      await pictures.add([pictureOfFile(api, name, displayName ?? name)]);
      onClose();
    });
  const forget = async ({ name }: StoredFile) => {
    if (await remove(name)) pictures.update(withoutFile(pictures.list, name));
  };
  return (
    <>
      <p className="note">{words.filesNote}</p>
      <FileButton disabled={progress !== undefined} onFiles={(chosen) => void upload(chosen)}>
        {progress === undefined ? words.upload : words.uploading(Math.round(progress * 100))}
      </FileButton>
      {problem && <ProblemNote problem={problem} />}
      <p role="status" className="note">
        {isLoading ? words.loading : files.length === 0 && words.filesEmpty}
      </p>
      <ul className="rows">
        {files.map((file) => (
          <li key={file.name}>
            <FileRow file={file} />
            <button type="button" onClick={() => void use(file)}>
              {words.use}
            </button>
            <button type="button" onClick={() => void forget(file)}>
              {words.delete}
            </button>
          </li>
        ))}
      </ul>
      {hasMore && (
        <button type="button" onClick={() => void more()}>
          {words.more}
        </button>
      )}
    </>
  );
}

function FileRow({
  file: { name, displayName, mimeType, sizeBytes, expirationTime },
}: {
  readonly file: StoredFile;
}) {
  const words = useWords();
  const { lang } = document.documentElement;
  const size = new Intl.NumberFormat(lang, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 });
  const time = new Date(expirationTime).toLocaleString(lang, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <div>
      <strong>{displayName ?? name}</strong>
      <span className="note">
        {mimeType} · {size.format(Math.ceil(Number(sizeBytes) / 1000))} · {words.expires(time)}
      </span>
    </div>
  );
}

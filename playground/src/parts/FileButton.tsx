import { type ReactNode, useRef } from 'react';

export interface FileButtonProps {
  readonly className?: string;
  readonly children: ReactNode;
  readonly disabled?: boolean;
  onFiles(files: File[]): void;
}

/** Endings as well: browsers know no type for some formats. */
const accepted = 'image/*,.heic,.heif,.avif,.bmp,.tif,.tiff';

/** A button that lets files be chosen. */
export function FileButton({ className = '', children, disabled = false, onFiles }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className={className} disabled={disabled} onClick={() => input.current?.click()}>
        {children}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={accepted}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          // Else the same file could not be chosen again.
          target.value = '';
        }}
      />
    </>
  );
}

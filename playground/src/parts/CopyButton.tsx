import { useEffect, useState } from 'react';
import { useWords } from '../words/useWords.js';

/** Copies a text, and says so for a moment. */
export function CopyButton({ text }: { readonly text: string }) {
  const words = useWords();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [isCopied]);
  return (
    <button type="button" onClick={() => void copyText(text).then(() => setCopied(true))}>
      <span role="status">{isCopied ? words.copied : words.copy}</span>
    </button>
  );
}

/** Pages that do not come over TLS or from this machine have no clipboard; they can still copy what is selected. */
async function copyText(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = document.createElement('textarea');
  field.value = text;
  (document.querySelector('dialog[open]') ?? document.body).append(field);
  field.select();
  document.execCommand('copy');
  field.remove();
}

import { type FormEvent, useState } from 'react';
import { useWords } from '../words/useWords.js';
import type { KeyHolder } from './useKey.js';

export interface KeyViewProps {
  readonly keyHolder: KeyHolder;
  readonly isRefused: boolean;
  onClose(): void;
}

/** What a header of HTTP can hold; spaces around it are left out. */
const sendable = '\\s*[!-~]+\\s*';

export function KeyView({ keyHolder, isRefused, onClose }: KeyViewProps) {
  const words = useWords();
  const [key, setKey] = useState(keyHolder.key);
  const [isRemembered, remember] = useState(keyHolder.isRemembered);
  const use = (chosen: string) => {
    keyHolder.set(chosen, isRemembered);
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    use(key.trim());
  };
  return (
    <form className="key" onSubmit={submit}>
      <p role="status">{isRefused && (keyHolder.key ? words.keyRefused : words.keyNeeded)}</p>
      <label className="field">
        {words.key}
        <input
          type="password"
          autoComplete="off"
          pattern={sendable}
          title={words.keyLetters}
          value={key}
          onChange={(event) => setKey(event.target.value)}
        />
      </label>
      <label className="check">
        <input type="checkbox" checked={isRemembered} onChange={(event) => remember(event.target.checked)} />
        {words.remember}
      </label>
      <p className="note">{words.keyNote}</p>
      <div className="run">
        <button type="submit" className="primary" disabled={key.trim() === ''}>
          {words.save}
        </button>
        {keyHolder.key && (
          <button type="button" onClick={() => use('')}>
            {words.forget}
          </button>
        )}
      </div>
    </form>
  );
}

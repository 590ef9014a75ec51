import { useCallback, useState } from 'react';

/** A text that outlives the page, in this browser; empty where nothing is stored or storing is forbidden. */
export function useStored(name: string): readonly [string, (value: string) => void] {
  const [value, setValue] = useState(() => stored(name));
  const store = useCallback(
    (next: string) => {
      setValue(next);
      keep(localStorage, name, next);
    },
    [name],
  );
  return [value, store];
}

export function stored(name: string, storage = localStorage): string {
  try {
    return storage.getItem(name) ?? '';
  } catch {
    return '';
  }
}

/** An empty value is forgotten. A browser that stores nothing, or no more, is left alone. */
export function keep(storage: Storage, name: string, value: string): void {
  try {
    if (value) storage.setItem(name, value);
    else storage.removeItem(name);
  } catch {
    // The page works without; it only forgets.
  }
}

import { useCallback, useState } from 'react';
import { keep, stored } from './useStored.js';

const name = 'drishti.key';

export interface KeyHolder {
  /** Empty where none was entered. */
  readonly key: string;
  readonly isRemembered: boolean;
  /** How often one was entered: the same may be accepted the next time. */
  readonly entries: number;
  set(key: string, isRemembered: boolean): void;
}

/** The API key: for this tab, or for this browser where that is asked for. */
export function useKey(): KeyHolder {
  const [state, setState] = useState(() => {
    const remembered = stored(name);
    return { key: remembered || stored(name, sessionStorage), isRemembered: remembered !== '', entries: 0 };
  });
  const set = useCallback((key: string, isRemembered: boolean) => {
    keep(localStorage, name, isRemembered ? key : '');
    keep(sessionStorage, name, isRemembered ? '' : key);
    setState(({ entries }) => ({ key, isRemembered, entries: entries + 1 }));
  }, []);
  return { ...state, set };
}

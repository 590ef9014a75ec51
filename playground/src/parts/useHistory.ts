import { useCallback, useState } from 'react';
import { type HistoryRecord, readRecords, withRecord } from '../history/record.js';
import { keep, stored } from './useStored.js';

const name = 'drishti.history';

export interface History {
  readonly records: readonly HistoryRecord[];
  add(record: HistoryRecord): void;
  remove(id: string): void;
}

/** Which interactions were asked here; newest first. */
export function useHistory(): History {
  const [records, setRecords] = useState(() => readRecords(stored(name)));
  const change = useCallback((make: (before: readonly HistoryRecord[]) => HistoryRecord[]) => {
    // Another tab may have added some.
    const next = make(readRecords(stored(name)));
    keep(localStorage, name, JSON.stringify(next));
    setRecords(next);
  }, []);
  const add = useCallback(
    (record: HistoryRecord) => change((before) => withRecord(before, record)),
    [change],
  );
  const remove = useCallback(
    (id: string) => change((before) => before.filter((record) => record.id !== id)),
    [change],
  );
  return { records, add, remove };
}

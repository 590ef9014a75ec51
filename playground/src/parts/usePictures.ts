import { useCallback, useMemo, useState } from 'react';
import type { Picture } from '../pictures/picture.js';
import { releasePicture } from '../pictures/readPicture.js';

export interface Pictures {
  readonly list: readonly Picture[];
  readonly selected: Picture | undefined;
  readonly isReading: boolean;
  select(key: string): void;
  /** Puts pictures behind the others and selects the first of them, when they are read. */
  add(reading: readonly Promise<Picture>[]): Promise<void>;
  remove(key: string): void;
  /** Shows others instead. */
  replace(pictures: readonly Picture[]): void;
  /** Of the same keys, with other sources. */
  update(pictures: readonly Picture[]): void;
}

/** The pictures that are asked about. */
export function usePictures(): Pictures {
  const [list, setList] = useState<readonly Picture[]>([]);
  const [key, select] = useState('');
  const [reading, setReading] = useState(0);

  const add = useCallback(async (coming: readonly Promise<Picture>[]) => {
    setReading((count) => count + 1);
    try {
      const pictures = await Promise.all(coming);
      setList((before) => [...before, ...pictures]);
      if (pictures[0]) select(pictures[0].key);
    } finally {
      setReading((count) => count - 1);
    }
  }, []);
  const remove = useCallback((gone: string) => {
    setList((before) => {
      for (const picture of before) if (picture.key === gone) releasePicture(picture);
      return before.filter((picture) => picture.key !== gone);
    });
  }, []);
  const replace = useCallback((pictures: readonly Picture[]) => {
    setList((before) => {
      for (const picture of before) if (!pictures.includes(picture)) releasePicture(picture);
      return pictures;
    });
    select(pictures[0]?.key ?? '');
  }, []);
  const update = useCallback((changed: readonly Picture[]) => {
    setList((before) => before.map((old) => changed.find((each) => each.key === old.key) ?? old));
  }, []);

  const selected = list.find((picture) => picture.key === key) ?? list.at(-1);
  return useMemo(
    () => ({ list, selected, isReading: reading > 0, select, add, remove, replace, update }),
    [list, selected, reading, add, remove, replace, update],
  );
}

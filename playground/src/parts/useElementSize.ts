import { type RefCallback, useCallback, useState } from 'react';
import type { Size } from '../answer/shapes.js';

/** The room that an element takes, in CSS pixels, as it changes; scroll bars take none of it, which would come and go. */
export function useElementSize(): readonly [Size, RefCallback<HTMLElement>] {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const ref = useCallback((element: HTMLElement) => {
    const observer = new ResizeObserver(() => {
      setSize({ width: element.offsetWidth, height: element.offsetHeight });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [size, ref];
}

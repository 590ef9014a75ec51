import { type RefCallback, useCallback, useRef, useState } from 'react';
import type { Size } from '../answer/shapes.js';

/** The room inside an element, in CSS pixels, as it changes. */
export function useElementSize(): readonly [Size, RefCallback<HTMLElement>] {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const observer = useRef<ResizeObserver>(undefined);
  const ref = useCallback((element: HTMLElement | null) => {
    observer.current?.disconnect();
    if (!element) return;
    observer.current = new ResizeObserver(() => {
      setSize({ width: element.clientWidth, height: element.clientHeight });
    });
    observer.current.observe(element);
  }, []);
  return [size, ref];
}

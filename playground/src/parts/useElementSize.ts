import { type RefCallback, useCallback, useState } from 'react';
import type { Size } from '../answer/shapes.js';

/** The room inside an element, in CSS pixels, as it changes. */
export function useElementSize(): readonly [Size, RefCallback<HTMLElement>] {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const ref = useCallback((element: HTMLElement) => {
    const observer = new ResizeObserver(() => {
      setSize({ width: element.clientWidth, height: element.clientHeight });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [size, ref];
}

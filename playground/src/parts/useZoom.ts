import { type RefCallback, useCallback, useLayoutEffect, useRef, useState } from 'react';

export const maxZoom = 8;

/** How much larger than what fits a sheet is shown in the element that scrolls it. */
export interface Zoom {
  /** 1 fits; up to `maxZoom`. */
  readonly level: number;
  /** Of the element that scrolls; the sheet is its first child. */
  readonly ref: RefCallback<HTMLElement>;
  /** What is in the middle stays there. */
  zoomTo(level: number): void;
}

/** A place of the sheet, in parts of its sides, and where in the window it is to stay. */
interface Anchor {
  readonly part: readonly [x: number, y: number];
  readonly at: readonly [x: number, y: number];
}

/** Pixels of turning at most that count at once: a notch of a wheel tells a hundred, a pinch one to ten. */
const mostTurning = 25;
const levelPerPixel = Math.exp(0.01);
const pixelsPerLine = 16;

/** Zooms by `zoomTo`, and about the pointer by Ctrl and wheel, which is also what browsers tell of a pinch. */
export function useZoom(): Zoom {
  const [level, setLevel] = useState(1);
  const stage = useRef<HTMLElement>(undefined);
  const anchor = useRef<Anchor>(undefined);

  const change = useCallback((to: (level: number) => number, at?: Anchor['at']) => {
    if (stage.current) anchor.current = anchorOf(stage.current, at);
    setLevel((before) => Math.min(maxZoom, Math.max(1, to(before))));
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: when the level has changed, the sheet has another size
  useLayoutEffect(() => {
    if (stage.current && anchor.current) restore(stage.current, anchor.current);
    anchor.current = undefined;
  }, [level]);

  const ref = useCallback(
    (element: HTMLElement) => {
      stage.current = element;
      const turn = (event: WheelEvent) => {
        if (!event.ctrlKey && !event.metaKey) return;
        event.preventDefault();
        change((before) => before * levelPerPixel ** -turningOf(event), [event.clientX, event.clientY]);
      };
      // React listens in a way that cannot keep the browser from enlarging the whole page.
      element.addEventListener('wheel', turn, { passive: false });
      return () => {
        stage.current = undefined;
        element.removeEventListener('wheel', turn);
      };
    },
    [change],
  );
  const zoomTo = useCallback((next: number) => change(() => next), [change]);
  return { level, ref, zoomTo };
}

function turningOf({ deltaY, deltaMode }: WheelEvent): number {
  const pixels = deltaMode === WheelEvent.DOM_DELTA_PIXEL ? deltaY : deltaY * pixelsPerLine;
  return Math.min(mostTurning, Math.max(-mostTurning, pixels));
}

function anchorOf(stage: HTMLElement, at = middleOf(stage)): Anchor {
  const { left, top, width, height } = stage.firstElementChild!.getBoundingClientRect();
  return { part: [(at[0] - left) / width, (at[1] - top) / height], at };
}

function middleOf(stage: HTMLElement): Anchor['at'] {
  const { left, top, width, height } = stage.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}

function restore(stage: HTMLElement, { part, at }: Anchor): void {
  const { left, top, width, height } = stage.firstElementChild!.getBoundingClientRect();
  stage.scrollBy({
    left: left + part[0] * width - at[0],
    top: top + part[1] * height - at[1],
    behavior: 'instant',
  });
}

import { useLayoutEffect, useRef, type RefObject } from 'react';

/** Top and bottom edge of something, px from the top of the window. */
type Band = { readonly top: number; readonly bottom: number };

/** px between notifications and what they keep clear of, or the edge of the window. */
const GAP = 12;

/**
 * How far above the bottom edge of the window (px) a box of this height covers none of the bands.
 * Where the window has no such room below `ceiling`, at the bottom edge.
 */
export function clearBottom(
  box: { readonly height: number; readonly window: number; readonly ceiling: number },
  bands: readonly Band[],
): number {
  let bottom = GAP;
  for (const band of bands.toSorted((a, b) => b.bottom - a.bottom)) {
    const lower = box.window - bottom;
    if (band.bottom > lower - box.height - GAP && band.top < lower + GAP)
      bottom = Math.max(bottom, box.window - band.top + GAP);
  }
  return box.window - bottom - box.height < box.ceiling ? GAP : bottom;
}

/**
 * Heads and action bars of forms, wizards and dialogs: what a person looks for next.
 * `data-keep-clear` marks those that no MUI class does.
 */
const keptClear = '[data-keep-clear], .MuiDialogTitle-root, .MuiDialogActions-root';
/** ms between two looks at the page while something is shown. */
const PERIOD = 200;

/**
 * For a fixed box: keeps it above everything that it must not cover, as long as it is shown. `top`
 * is the lower edge of the top bar (px).
 */
export function useClearPlace(shown: boolean, top: number): RefObject<HTMLElement | null> {
  const box = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (!shown) return;
    const place = (): void => {
      const element = box.current;
      if (element === null) return;
      const own = element.getBoundingClientRect();
      const bands = [...document.querySelectorAll(keptClear)]
        .map((other) => other.getBoundingClientRect())
        .filter((other) => other.height > 0 && other.right > own.left && other.left < own.right);
      element.style.bottom = `${clearBottom({ height: own.height, window: window.innerHeight, ceiling: top }, bands)}px`;
    };
    place();
    const timer = setInterval(place, PERIOD);
    return () => clearInterval(timer);
  });
  return box;
}

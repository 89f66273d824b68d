import { Box } from '@mui/material';
import { useEffect, useRef } from 'react';
import { tokens } from '#src/ui/tokens.ts';
import { ofTheStory } from './locate.ts';

const GAP = 4;

/** A frame around a control that follows it as it moves; takes no clicks. */
export function PointAt({ element }: { readonly element: HTMLElement }) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let next = 0;
    const follow = (): void => {
      const box = element.getBoundingClientRect();
      if (frame.current !== null) {
        const { style } = frame.current;
        style.display = box.width === 0 ? 'none' : 'block';
        style.transform = `translate(${box.left - GAP}px, ${box.top - GAP}px)`;
        style.width = `${box.width + 2 * GAP}px`;
        style.height = `${box.height + 2 * GAP}px`;
      }
      next = requestAnimationFrame(follow);
    };
    follow();
    return () => cancelAnimationFrame(next);
  }, [element]);
  return (
    <Box
      ref={frame}
      aria-hidden="true"
      {...ofTheStory}
      sx={{
        position: 'fixed',
        top: 0,
        left: 0,
        pointerEvents: 'none',
        border: `3px solid ${tokens.accent}`,
        borderRadius: 1.5,
        boxShadow: '0 0 0 4px rgba(20,118,255,.25)',
        zIndex: 1500,
      }}
    />
  );
}

import { styled } from '@mui/material/styles';
import { tokens } from '#src/ui/tokens.ts';

const Frame = styled('div')({
  backgroundColor: tokens.pale,
  borderRadius: tokens.radius * 2,
  display: 'flex',
  justifyContent: 'center',
  padding: '16px 0',
});

/** Two agencies handing over their keys: our own drawing. */
export function Handover() {
  return (
    <Frame>
      <svg width="220" height="84" viewBox="0 0 220 84" fill="none" aria-hidden="true">
        <rect
          x="14"
          y="18"
          width="60"
          height="48"
          rx="8"
          fill={tokens.card}
          stroke={tokens.drawing}
          strokeWidth="2"
        />
        <path
          d="M26 34h36M26 44h24"
          stroke={tokens.drawingLight}
          strokeWidth="3"
          strokeLinecap="round"
        />
        <path
          d="M82 42h50m-10-8 10 8-10 8"
          stroke={tokens.accent}
          strokeWidth="2.500"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
        <path
          d="M172 14a24 24 0 0 1 22 34c-4 9-12 15-22 18-10-3-18-9-22-18a24 24 0 0 1 22-34Z"
          fill={tokens.card}
          stroke={tokens.drawing}
          strokeWidth="2"
        />
        <path
          d="m163 40 7 7 12-13"
          stroke={tokens.success}
          strokeWidth="3"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    </Frame>
  );
}

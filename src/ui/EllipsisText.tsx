import { Box } from '@mui/material';

type EllipsisTextProps = {
  readonly text: string | null | undefined;
  readonly maxWidth?: number;
  readonly lines?: 1 | 2;
  readonly secondary?: boolean;
};

/**
 * Long text cut with an ellipsis, whole on hover; an empty value shows `--`
 * (docs/sources/console.md#14-5).
 */
export function EllipsisText({ text, maxWidth = 280, lines = 1, secondary }: EllipsisTextProps) {
  if (text === null || text === undefined || text === '') return <>--</>;
  return (
    <Box
      component="span"
      title={text}
      sx={{
        display: '-webkit-box',
        WebkitBoxOrient: 'vertical',
        WebkitLineClamp: String(lines),
        overflow: 'hidden',
        overflowWrap: 'anywhere',
        maxWidth,
        ...(secondary === true ? { color: 'text.secondary', fontSize: 12 } : {}),
      }}
    >
      {text}
    </Box>
  );
}

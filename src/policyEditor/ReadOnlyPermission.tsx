import LockIcon from '@mui/icons-material/LockOutlined';
import { Box, Typography } from '@mui/material';
import type { ReadOnlyBlock } from '#src/domain/policy/visual/visualTypes.ts';
import { TextButton } from '#src/ui/TextLink.tsx';
import { tokens } from '#src/ui/tokens.ts';
import { readOnlyWords } from './words.ts';

type ReadOnlyPermissionProps = {
  readonly block: ReadOnlyBlock;
  readonly title: string;
  /** The statement as written. */ readonly source: string;
  readonly onShowText: () => void;
};

/** The text of a nested value as if it stood at the left edge; white space for the eye only. */
function dedent(source: string): string {
  const lines = source.split('\n');
  const indents = lines
    .slice(1)
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  const common = indents.length === 0 ? 0 : Math.min(...indents);
  return lines.map((line, index) => (index === 0 ? line : line.slice(common))).join('\n');
}

/** A statement that blocks cannot express: shown as it stands and left untouched. */
export function ReadOnlyPermission({ block, title, source, onShowText }: ReadOnlyPermissionProps) {
  return (
    <Box
      component="section"
      aria-label={title}
      sx={{ border: 1, borderColor: tokens.divider, borderRadius: 2, overflow: 'hidden' }}
    >
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          gap: 1,
          px: 1.5,
          py: 1,
          bgcolor: tokens.cardPale,
          borderBottom: 1,
          borderColor: tokens.line,
        }}
      >
        <LockIcon sx={{ fontSize: 18, color: 'text.secondary' }} aria-hidden />
        <Typography sx={{ flex: 1, minWidth: 200 }}>
          {readOnlyWords[block.reason]} It can only be changed as JSON.
        </Typography>
        <TextButton onClick={onShowText}>Show in JSON</TextButton>
      </Box>
      <Box
        component="pre"
        tabIndex={0}
        aria-label={`${title} as JSON`}
        sx={{
          m: 0,
          p: 1.5,
          maxHeight: 200,
          overflow: 'auto',
          font: '12px/18px ui-monospace, Menlo, Consolas, monospace',
          color: tokens.ink,
        }}
      >
        {dedent(source)}
      </Box>
    </Box>
  );
}

import { Box, Typography } from '@mui/material';
import { tokens } from '#src/ui/tokens.ts';

const number = new Intl.NumberFormat('en');

/**
 * How much of the allowed size the policy takes, counted as the server counts: without white space
 * between elements.
 */
export function SizeMeter({ used, max }: { readonly used: number; readonly max: number }) {
  const over = used > max;
  const share = Math.min(1, used / max);
  return (
    <Box
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 1 }}
      title="Characters without insignificant white space, as the server counts them"
    >
      <Box
        aria-hidden="true"
        sx={{ width: 64, height: 4, borderRadius: 2, bgcolor: tokens.divider, overflow: 'hidden' }}
      >
        <Box
          sx={{
            width: `${share * 100}%`,
            height: '100%',
            bgcolor: over ? tokens.danger : share > 0.9 ? tokens.warningMark : tokens.accent,
          }}
        />
      </Box>
      <Typography
        component="span"
        variant="caption"
        aria-label="Characters used"
        role="status"
        sx={{
          color: over ? 'error.main' : 'text.secondary',
          fontWeight: over ? 700 : 400,
          fontVariantNumeric: 'tabular-nums',
        }}
      >
        {number.format(used)} / {number.format(max)}
      </Typography>
    </Box>
  );
}

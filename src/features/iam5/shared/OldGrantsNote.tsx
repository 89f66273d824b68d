import { Box } from '@mui/material';
import { TextLink } from '#src/ui/TextLink.tsx';

/** Says that the two consoles grant side by side, and leads to the records of the old one. */
export function OldGrantsNote({ to }: { readonly to: string }) {
  return (
    <Box sx={{ color: 'text.secondary', mb: 1.5 }}>
      Roles and policies that were granted in the old console count as well.{' '}
      <TextLink to={to}>See them there</TextLink>
    </Box>
  );
}

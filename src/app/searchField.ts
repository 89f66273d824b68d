import { InputBase } from '@mui/material';
import { styled } from '@mui/material/styles';
import { tokens } from '#src/ui/tokens.ts';

/** Name and look of the pill in the top bar, before and after its code is there. */
export const searchWords = {
  name: 'Search for cloud services',
  placeholder: 'Search for cloud services...',
} as const;

/** Wide screens only: narrower ones have the service list. */
export const searchPlace = { width: 300, display: { xs: 'none', md: 'block' } } as const;

/** The input of the pill. */
export const SearchField = styled(InputBase)(({ theme }) => ({
  backgroundColor: tokens.barField,
  color: tokens.barInk,
  borderRadius: 999,
  padding: theme.spacing(0, 1.5),
  height: 32,
  '& input::placeholder': { color: tokens.barHint, opacity: 1 },
  '&.Mui-focused': { outline: `2px solid ${tokens.barFocus}` },
}));

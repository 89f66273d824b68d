import { styled } from '@mui/material/styles';
import { tokens } from '#src/ui/tokens.ts';

/** A line of a list of values, with its button at the right. */
export const ListedItem = styled('li')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: theme.spacing(1),
  backgroundColor: tokens.page,
  borderRadius: theme.shape.borderRadius,
  padding: theme.spacing(0, 1),
  minHeight: 32,
  marginBottom: theme.spacing(0.5),
  maxWidth: 760,
}));

/** What stands in such a line: the value, and what it is called. */
export const ListedText = styled('div')(({ theme }) => ({
  flex: 1,
  minWidth: 0,
  display: 'flex',
  flexWrap: 'wrap',
  columnGap: theme.spacing(1),
  overflowWrap: 'anywhere',
}));

/** The value as it is written in the policy. */
export const ListedValue = styled('span')({
  minWidth: 0,
  fontFamily: 'ui-monospace, Menlo, Consolas, monospace',
  fontSize: 13,
});

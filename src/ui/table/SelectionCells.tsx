import { Box, Checkbox, Radio, TableCell, Tooltip } from '@mui/material';
import { useId } from 'react';
import { visuallyHidden } from '../tokens.ts';

type RowSelectCellProps = {
  readonly name: string;
  readonly checked: boolean;
  /** Why this row cannot be chosen. */
  readonly refusal: string | undefined;
  readonly single: boolean;
  /** With the click, so that Shift chooses a range. */
  readonly onToggle: (event: unknown) => void;
};

/** Checkbox (or radio) of one row; a row that cannot be chosen says why. */
export function RowSelectCell({ name, checked, refusal, single, onToggle }: RowSelectCellProps) {
  const id = useId();
  const Control = single ? Radio : Checkbox;
  const control = (
    <Control
      checked={checked}
      disabled={refusal !== undefined}
      onChange={onToggle}
      slotProps={{
        input: {
          'aria-label': `Select ${name}`,
          ...(refusal === undefined ? {} : { 'aria-describedby': id }),
        },
      }}
    />
  );
  return (
    <TableCell padding="checkbox">
      {refusal === undefined ? (
        control
      ) : (
        <>
          <Tooltip title={refusal}>
            <span>{control}</span>
          </Tooltip>
          <Box component="span" id={id} sx={visuallyHidden}>
            {refusal}
          </Box>
        </>
      )}
    </TableCell>
  );
}

/**
 * Tri-state checkbox of the header: all, some or none of the rows of this page that can be chosen.
 */
export function SelectAllCell({
  label,
  all,
  some,
  none,
  onToggle,
}: {
  readonly label: string;
  readonly all: boolean;
  readonly some: boolean;
  readonly none: boolean;
  readonly onToggle: (event: unknown) => void;
}) {
  return (
    <TableCell padding="checkbox">
      <Checkbox
        checked={all}
        indeterminate={some && !all}
        disabled={none}
        onChange={onToggle}
        slotProps={{ input: { 'aria-label': `Select all ${label} on this page` } }}
      />
    </TableCell>
  );
}

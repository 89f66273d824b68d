import type { SxProps, Theme } from '@mui/material';

type SxList = Extract<SxProps<Theme>, readonly unknown[]>;

const isList = (sx: SxProps<Theme>): sx is SxList => Array.isArray(sx);

/** A component's own style, then what its user adds. */
export const withSx = (own: SxList[number], added: SxProps<Theme> | undefined): SxProps<Theme> => [
  own,
  ...(added === undefined ? [] : isList(added) ? added : [added]),
];

import { Box, Typography } from '@mui/material';
import { useId, type ReactNode } from 'react';

type CardProps = {
  readonly title?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly dense?: boolean;
};

/** White rounded card on the grey page. With a title it is a labelled region. */
export function Card({ title, actions, children, dense }: CardProps) {
  const id = useId();
  return (
    <Box
      component="section"
      {...(title === undefined ? {} : { 'aria-labelledby': id })}
      sx={{
        bgcolor: 'background.paper',
        borderRadius: 2,
        p: dense === true ? 2 : { xs: 2, sm: 3 },
        mb: 2,
        minWidth: 0,
      }}
    >
      {title !== undefined && (
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            justifyContent: 'space-between',
            alignItems: 'center',
            gap: 1,
            mb: 2,
          }}
        >
          <Typography id={id} component="h2" variant="h2">
            {title}
          </Typography>
          {actions}
        </Box>
      )}
      {children}
    </Box>
  );
}

/** One fact of a detail card; `value` may hold an edit button. */
export type Fact = { readonly label: string; readonly value: ReactNode };

/**
 * Facts of an object in two columns (one on narrow screens, or where asked for), as a
 * description list.
 */
export function Facts({
  facts,
  columns = 2,
}: {
  readonly facts: readonly Fact[];
  readonly columns?: 1 | 2;
}) {
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        gridTemplateColumns: { xs: '1fr', md: columns === 1 ? '1fr' : '1fr 1fr' },
        columnGap: 4,
        rowGap: 1.25,
      }}
    >
      {facts.map(({ label, value }) => (
        <Box key={label} sx={{ display: 'flex', gap: 1.5, minWidth: 0 }}>
          <Typography
            component="dt"
            sx={{
              color: 'text.secondary',
              width: columns === 1 ? { xs: 130, md: 220 } : 130,
              flexShrink: 0,
              overflowWrap: 'anywhere',
            }}
          >
            {label}
          </Typography>
          <Box
            component="dd"
            sx={{
              m: 0,
              minWidth: 0,
              overflowWrap: 'anywhere',
              display: 'flex',
              alignItems: 'flex-start',
              flexWrap: 'wrap',
              gap: 0.5,
            }}
          >
            {value}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

import { Box, Button, LinearProgress } from '@mui/material';

/** How far work has come that is done part by part, with the button that stops it. */
export function Progress({
  label,
  done,
  total,
  unit,
  onStop,
}: {
  /** What is being done. */
  readonly label: string;
  readonly done: number;
  /** Undefined until it is known. */
  readonly total: number | undefined;
  readonly unit: string;
  readonly onStop: () => void;
}) {
  const share = total === undefined || total === 0 ? 0 : Math.min(1, done / total);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, mb: 2 }}>
      <LinearProgress
        aria-label={label}
        {...(total === undefined ? {} : { variant: 'determinate', value: share * 100 })}
        sx={{ flex: '1 1 160px' }}
      />
      <span>
        {done.toLocaleString('en')}
        {total !== undefined && ` of ${total.toLocaleString('en')}`} {unit}
      </span>
      <Button size="small" variant="outlined" onClick={onStop}>
        Stop
      </Button>
    </Box>
  );
}

import { ToggleButton, ToggleButtonGroup, Tooltip } from '@mui/material';
import { tokens } from './tokens.ts';

type Segment<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  readonly refusal?: string | undefined;
};
type SegmentedControlProps<Value extends string> = {
  /** Name of the group for assistive technology. */
  readonly label: string;
  readonly value: Value;
  readonly segments: readonly Segment<Value>[];
  readonly onChange: (value: Value) => void;
};

/** Every segment has its whole border and lies on the one before, also on the next line. */
const wrapping = {
  flexWrap: 'wrap',
  pl: '1px',
  pt: '1px',
  '& .MuiToggleButton-root': { border: `1px solid ${tokens.inputBorder}`, ml: '-1px', mt: '-1px' },
} as const;

/**
 * Two or more flat segments of which one is filled, e.g. Visual editor | JSON; where there is no
 * room they wrap. A refused segment says why and cannot be chosen.
 */
export function SegmentedControl<Value extends string>({
  label,
  value,
  segments,
  onChange,
}: SegmentedControlProps<Value>) {
  return (
    <ToggleButtonGroup exclusive size="small" value={value} aria-label={label} sx={wrapping}>
      {segments.map((segment) => {
        const refused = segment.refusal !== undefined;
        const button = (
          <ToggleButton
            key={segment.value}
            value={segment.value}
            selected={segment.value === value}
            aria-disabled={refused}
            {...(refused ? { 'aria-description': segment.refusal } : {})}
            onClick={() => {
              if (!refused && segment.value !== value) onChange(segment.value);
            }}
            sx={{
              px: 2,
              py: 0.5,
              minHeight: 32,
              textTransform: 'none',
              color: 'text.primary',
              '&.Mui-selected, &.Mui-selected:hover': { bgcolor: tokens.ink, color: tokens.card },
              '&[aria-disabled="true"]': {
                color: tokens.disabledText,
                bgcolor: tokens.disabled,
                cursor: 'not-allowed',
              },
            }}
          >
            {segment.label}
          </ToggleButton>
        );
        return segment.refusal === undefined ? (
          button
        ) : (
          <Tooltip key={segment.value} title={segment.refusal} describeChild>
            {button}
          </Tooltip>
        );
      })}
    </ToggleButtonGroup>
  );
}

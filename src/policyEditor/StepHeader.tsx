import CheckIcon from '@mui/icons-material/CheckCircle';
import ClockIcon from '@mui/icons-material/AccessTime';
import { Box, ButtonBase } from '@mui/material';
import { tokens } from '#src/ui/tokens.ts';

export type BlockStep = 'effect' | 'principal' | 'service' | 'action' | 'resource' | 'condition';

export type StepText = { readonly step: BlockStep; readonly text: string; readonly done: boolean };

type StepHeaderProps = {
  readonly steps: readonly StepText[];
  readonly open: BlockStep | undefined;
  readonly onOpen: (step: BlockStep | undefined) => void;
  /** Id of what is wrong in the block: read with the open step. */ readonly describedBy?:
    | string
    | undefined;
};

const arrow =
  'polygon(0 0, calc(100% - 10px) 0, 100% 50%, calc(100% - 10px) 100%, 0 100%, 10px 50%)';
const firstArrow = 'polygon(0 0, calc(100% - 10px) 0, 100% 50%, calc(100% - 10px) 100%, 0 100%)';

/**
 * The block's steps as a row of arrows: a clock while pending, a tick when done; the open one is
 * blue (docs/sources/console.md#7-2-1).
 */
export function StepHeader({ steps, open, onOpen, describedBy }: StepHeaderProps) {
  return (
    <Box
      component="ol"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        rowGap: 0.5,
        m: 0,
        p: 0,
        listStyle: 'none',
        flex: 1,
        minWidth: 0,
      }}
    >
      {steps.map(({ step, text, done }, index) => {
        const active = step === open;
        return (
          <Box
            component="li"
            key={step}
            sx={{
              minWidth: 0,
              maxWidth: { xs: '100%', sm: 300 },
              ml: { xs: 0, sm: index === 0 ? 0 : '-4px' },
            }}
          >
            <ButtonBase
              aria-expanded={active}
              aria-describedby={active ? describedBy : undefined}
              onClick={() => onOpen(active ? undefined : step)}
              sx={{
                width: '100%',
                height: 34,
                pl: index === 0 ? 1.25 : 2.25,
                pr: 2,
                gap: 0.75,
                justifyContent: 'flex-start',
                fontFamily: 'inherit',
                fontSize: 13,
                clipPath: index === 0 ? firstArrow : arrow,
                bgcolor: active ? tokens.info : tokens.stepPale,
                color: active ? tokens.link : tokens.ink,
                fontWeight: active ? 700 : 400,
                '&:hover': { bgcolor: active ? tokens.info : tokens.stepPaleHover },
                '&.Mui-focusVisible': { outlineOffset: '-3px !important', clipPath: 'none' },
              }}
            >
              {done ? (
                <CheckIcon sx={{ fontSize: 16, color: tokens.success }} aria-hidden />
              ) : (
                <ClockIcon sx={{ fontSize: 16, color: 'text.secondary' }} aria-hidden />
              )}
              <Box
                component="span"
                sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
              >
                {text}
              </Box>
            </ButtonBase>
          </Box>
        );
      })}
    </Box>
  );
}

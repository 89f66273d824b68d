import CheckCircleIcon from '@mui/icons-material/CheckCircle';
import RadioButtonUncheckedIcon from '@mui/icons-material/RadioButtonUnchecked';
import { Box, Button, Typography } from '@mui/material';
import { styled } from '@mui/material/styles';
import { CopyText } from '#src/ui/CopyText.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { tokens, visuallyHidden } from '#src/ui/tokens.ts';
import { stepLink } from './links.ts';
import { fitsAddress, type Step, type Story } from '#src/api/story.ts';
import type { Place } from './useStory.ts';

const Title = styled('button')({
  display: 'flex',
  alignItems: 'flex-start',
  gap: 8,
  width: '100%',
  border: 0,
  background: 'none',
  padding: '6px 0',
  font: 'inherit',
  color: 'inherit',
  textAlign: 'left',
  cursor: 'pointer',
});

type StepItemProps = {
  readonly story: Story;
  readonly step: Step;
  readonly number: number;
  readonly isDone: boolean;
  readonly isNext: boolean;
  readonly isLater: boolean;
  readonly isOpen: boolean;
  readonly isBusy: boolean;
  readonly place: Place;
  readonly onToggle: () => void;
  readonly onShow: () => void;
  readonly onDo: () => void;
  readonly onDoAllBefore: () => void;
  readonly onStop: () => void;
};

/** Where the step is done, and who does it; the way there where the tab is elsewhere. */
function Whereabouts({ step, story, place }: Pick<StepItemProps, 'step' | 'story' | 'place'>) {
  const isPerson = place.person === step.who;
  const isHere = step.at.some((address) => fitsAddress(address, place.pathname));
  const [lead = '/'] = step.at;
  return (
    <Typography sx={{ fontSize: 13, color: 'text.secondary', mb: 1 }}>
      {isPerson ? (
        <>
          You are <b>{step.who}</b>.
          {!isHere && (
            <>
              {' '}
              This page is not on the way. <TextLink to={lead}>Go to where it is done</TextLink>
            </>
          )}
        </>
      ) : (
        <>
          Done by <b>{step.who}</b>, not by you.{' '}
          <TextLink
            newTab
            to={`${lead}?as=${encodeURIComponent(step.who)}&story=${encodeURIComponent(story.id)}`}
          >
            {`Open the tab of ${step.who}`}
          </TextLink>
        </>
      )}
    </Typography>
  );
}

/** One step of a story: its title with a tick, and, opened, what to do, why, and help with it. */
export function StepItem(props: StepItemProps) {
  const { story, step, number, isDone, isNext, isOpen, isBusy, onToggle } = props;
  return (
    <Box component="li" {...(isNext ? { 'aria-current': 'step' } : {})} sx={{ listStyle: 'none' }}>
      <Title type="button" aria-expanded={isOpen} onClick={onToggle}>
        {isDone ? (
          <CheckCircleIcon aria-hidden sx={{ fontSize: 20, color: tokens.success }} />
        ) : (
          <RadioButtonUncheckedIcon
            aria-hidden
            sx={{ fontSize: 20, color: isNext ? tokens.accent : tokens.inkOff }}
          />
        )}
        <Box component="span" sx={{ fontWeight: isNext ? 700 : 400 }}>
          {`${number}. ${step.title}`}
          {isDone && (
            <Box component="span" sx={visuallyHidden}>
              , done
            </Box>
          )}
        </Box>
      </Title>
      {isOpen && (
        <Box sx={{ pl: 3.5, pb: 1.5 }}>
          <Typography sx={{ mb: 0.75 }}>{step.text}</Typography>
          <Typography sx={{ mb: 0.75, color: 'text.secondary' }}>{step.why}</Typography>
          <Whereabouts step={step} story={story} place={props.place} />
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
            <Button size="small" variant="outlined" onClick={props.onShow}>
              Show me
            </Button>
            {isBusy ? (
              <Button size="small" variant="contained" onClick={props.onStop}>
                Stop
              </Button>
            ) : (
              isNext && (
                <Button size="small" variant="contained" onClick={props.onDo}>
                  Do it for me
                </Button>
              )
            )}
            {props.isLater && (
              <Button size="small" variant="outlined" onClick={props.onDoAllBefore}>
                Do what comes before
              </Button>
            )}
            <CopyText text={stepLink(story, step)} what={`link to step ${number}`} iconOnly />
          </Box>
        </Box>
      )}
    </Box>
  );
}

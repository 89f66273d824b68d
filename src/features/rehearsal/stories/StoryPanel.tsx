import CloseIcon from '@mui/icons-material/Close';
import { Alert, Box, Button, IconButton, LinearProgress, Typography } from '@mui/material';
import { useCallback, useEffect, useState } from 'react';
import { FailedWrite } from '#src/ui/FailedWrite.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { TextButton, TextLink } from '#src/ui/TextLink.tsx';
import { paths } from '#src/paths.ts';
import { visuallyHidden } from '#src/ui/tokens.ts';
import { BeginDialog } from './BeginDialog.tsx';
import { setOpenStory, takeAskedStep } from './memory.ts';
import { PanelFrame } from './PanelFrame.tsx';
import { PointAt } from './PointAt.tsx';
import { StepItem } from './StepItem.tsx';
import { stories } from './stories.ts';
import { fitsAddress, type Step, type Story } from '#src/api/story.ts';
import { useBegin } from './useBegin.ts';
import { useStagehand } from './useStagehand.ts';
import { usePlace, useStage, useStory, type Stage } from './useStory.ts';

/** Opens the tabs of everybody in the story but the person who sits here; each keeps its name. */
function openTabs(story: Story, person: string | undefined): void {
  for (const who of new Set(story.steps.map((step) => step.who)))
    if (who !== person) {
      const url = new URL(import.meta.env.BASE_URL, window.location.origin);
      const lead = story.steps.find((step) => step.who === who)?.at[0] ?? '/';
      url.pathname = `${url.pathname.replace(/\/$/, '')}${lead}`;
      url.searchParams.set('as', who);
      url.searchParams.set('story', story.id);
      window.open(url, `story-${who}`);
    }
}

/** A story opened in a world that is not its own. */
function OtherWorld({ story, stage }: { readonly story: Story; readonly stage: Stage }) {
  const begin = useBegin();
  const toast = useToast();
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Typography sx={{ mb: 1.5 }}>
        {`This story is told in the scenario ${story.scenario}; the world here is ${stage.scenario}.`}
      </Typography>
      <Button
        variant="contained"
        onClick={() => (stage.changes > 0 ? setAsks(true) : void begin(story).catch(toast.problem))}
      >
        Open its world
      </Button>
      {asks && <BeginDialog story={story} stage={stage} onClose={() => setAsks(false)} />}
    </>
  );
}

/** Keys that work wherever the focus is, in dialogs too. */
function useStoryKeys(onDo: () => void, onShow: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey) return;
      const action = { PageDown: onDo, PageUp: onShow }[event.key];
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [onDo, onShow]);
}

function Steps({ story, stage }: { readonly story: Story; readonly stage: Stage }) {
  const place = usePlace(stage.mainAccount);
  const { reached, lost, isSo } = useStory(story, stage, place);
  const next: Step | undefined = story.steps[reached];
  const hand = useStagehand(place.person, next?.id);
  const [opened, setOpened] = useState(takeAskedStep);
  const show = useCallback(
    (step: Step | undefined) => {
      if (step === undefined) return;
      void hand.show(
        step,
        step.at.some((address) => fitsAddress(address, place.pathname)),
      );
    },
    [hand, place.pathname],
  );
  const perform = useCallback(() => next !== undefined && void hand.perform([next]), [hand, next]);
  useStoryKeys(perform, () => show(next));
  const told = `${reached} of ${story.steps.length} steps done`;
  const lostStep = lost === undefined ? undefined : story.steps[lost];
  return (
    <>
      <LinearProgress
        variant="determinate"
        aria-label="Steps done"
        value={(100 * reached) / story.steps.length}
        sx={{ mb: 1 }}
      />
      <Box role="status" sx={visuallyHidden}>
        {next === undefined ? 'The story is told.' : `${told}. Next: ${next.title}`}
      </Box>
      {lostStep !== undefined && (
        <Alert severity="warning" sx={{ mb: 1 }}>
          {`A wrong turn: “${lostStep.title}” was done and no longer is. The story goes on from there; History takes the change back, too.`}
        </Alert>
      )}
      <FailedWrite
        problem={hand.trouble === undefined ? undefined : { title: hand.trouble, lines: [] }}
      />
      <Box component="ol" aria-label="Steps" sx={{ m: 0, p: 0 }}>
        {story.steps.map((step, index) => (
          <StepItem
            key={step.id}
            story={story}
            step={step}
            number={index + 1}
            isDone={index < reached}
            isNext={index === reached}
            isLater={index > reached}
            isOpen={opened === undefined ? index === reached : opened === step.id}
            isBusy={hand.isBusy && index === Math.min(reached, story.steps.length - 1)}
            place={place}
            onToggle={() => setOpened(opened === step.id ? undefined : step.id)}
            onShow={() => show(step)}
            onDo={() => {
              setOpened(undefined);
              perform();
            }}
            onDoAllBefore={() => void hand.perform(story.steps.slice(reached, index))}
            onStop={hand.stop}
          />
        ))}
      </Box>
      {next === undefined && (
        <Alert severity="success" sx={{ mt: 1 }}>
          The story is told. <TextLink to={paths.stories()}>Choose another</TextLink>
        </Alert>
      )}
      {next !== undefined && isSo(next) === undefined && (
        <Typography sx={{ color: 'text.secondary' }}>Looking at the world…</Typography>
      )}
      <TextButton sx={{ mt: 1 }} onClick={() => openTabs(story, place.person)}>
        Open everybody’s tab
      </TextButton>
      {hand.shown?.isConnected === true && <PointAt element={hand.shown} />}
    </>
  );
}

/** The story that is open in this tab, beside its pages. */
export function StoryPanel({ id }: { readonly id: string }) {
  const stage = useStage();
  const story = stories.find((one) => one.id === id);
  return (
    <PanelFrame>
      <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 1, mb: 1 }}>
        <Typography component="h2" variant="h2" sx={{ flexGrow: 1 }}>
          {story?.title ?? 'Story'}
        </Typography>
        <IconButton size="small" aria-label="Close story" onClick={() => setOpenStory(undefined)}>
          <CloseIcon fontSize="small" />
        </IconButton>
      </Box>
      {story === undefined && (
        <Typography>
          {`There is no story ${id}. `}
          <TextLink to={paths.stories()}>All stories</TextLink>
        </Typography>
      )}
      {story !== undefined &&
        stage !== undefined &&
        (stage.scenario === story.scenario ? (
          <Steps key={`${story.id} ${stage.openedAt}`} story={story} stage={stage} />
        ) : (
          <OtherWorld story={story} stage={stage} />
        ))}
    </PanelFrame>
  );
}

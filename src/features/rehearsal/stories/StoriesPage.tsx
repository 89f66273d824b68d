import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { controlsAreAtHand } from '#src/api/remote.ts';
import { Card } from '#src/ui/Card.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { BeginDialog } from './BeginDialog.tsx';
import { stories } from './stories.ts';
import type { Story } from '#src/api/story.ts';
import { useBegin } from './useBegin.ts';
import { useStage } from './useStory.ts';

const peopleOf = ({ steps }: Story): readonly string[] => [...new Set(steps.map(({ who }) => who))];

/** A story before it is told: what it shows, how long it takes, and who is in it. */
function StoryCard({ story, onBegin }: { readonly story: Story; readonly onBegin: () => void }) {
  return (
    <Card>
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'flex-start' }}>
        <Box sx={{ flexGrow: 1, minWidth: 0 }}>
          <Typography component="h3" variant="h2">
            {story.title}
          </Typography>
          <Typography sx={{ color: 'text.secondary', maxWidth: 860 }}>{story.about}</Typography>
          <Typography sx={{ color: 'text.secondary', fontSize: 13, mt: 1 }}>
            {`${story.steps.length} steps, about ${story.minutes} ${story.minutes === 1 ? 'minute' : 'minutes'}; played by ${peopleOf(story).join(', ')}`}
          </Typography>
        </Box>
        <Button variant="contained" onClick={onBegin} aria-label={`Begin ${story.title}`}>
          Begin
        </Button>
      </Box>
    </Card>
  );
}

/** Every story under its procedure, and the way into it. */
export function StoriesPage() {
  const stage = useStage();
  const toast = useToast();
  const begin = useBegin();
  const [asked, setAsked] = useState<Story>();
  const start = (story: Story) => {
    // A world nobody has changed is replaced without asking.
    if (stage !== undefined && stage.changes > 0) setAsked(story);
    else void begin(story).catch(toast.problem);
  };
  const procedures = [...new Set(stories.map(({ procedure }) => procedure))];
  return (
    <>
      <PageHeader
        title="Stories"
        intro={`A story leads through one procedure and its refusals, beside the pages themselves: what to do, why, and as whom. It points at each control, does a step for you if asked, and ticks what is done, however you did it.${controlsAreAtHand() ? '' : ' With a backend over HTTP a story asks for its control key.'}`}
      />
      {procedures.map((procedure) => (
        <Box key={procedure} component="section" aria-label={procedure} sx={{ mt: 3 }}>
          <Typography component="h2" variant="h2" sx={{ mb: 1.5 }}>
            {procedure}
          </Typography>
          {stories
            .filter((story) => story.procedure === procedure)
            .map((story) => (
              <StoryCard key={story.id} story={story} onBegin={() => start(story)} />
            ))}
        </Box>
      ))}
      {asked !== undefined && stage !== undefined && (
        <BeginDialog story={asked} stage={stage} onClose={() => setAsked(undefined)} />
      )}
    </>
  );
}

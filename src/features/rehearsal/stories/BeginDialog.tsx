import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import type { Story } from '#src/api/story.ts';
import { useBegin } from './useBegin.ts';
import type { Stage } from './useStory.ts';

type BeginDialogProps = {
  readonly story: Story;
  readonly stage: Stage;
  readonly onClose: () => void;
};

/** Asks before the world of a story takes the place of one in which something was done. */
export function BeginDialog({ story, stage, onClose }: BeginDialogProps) {
  const begin = useBegin();
  return (
    <ConfirmDialog
      open
      title="Replace the current world?"
      text={`The story begins in a fresh world of the scenario ${story.scenario}. The current one (${stage.scenario}, ${stage.changes} changes) is thrown away for every tab of this workspace. This cannot be undone.`}
      confirmLabel="Begin"
      destructive
      onConfirm={() => begin(story)}
      onClose={onClose}
    />
  );
}

import { lazy, Suspense, useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { askForStep, setOpenStory, useOpenStory } from '#src/features/rehearsal/stories/memory.ts';
import { loadModule } from '#src/ui/loadModule.ts';

const StoryPanel = lazy(async () => {
  const { StoryPanel: panel } = await loadModule(
    () => import('#src/features/rehearsal/stories/StoryPanel.tsx'),
  );
  return { default: panel };
});

/** The story beside the pages of this tab, if one is open; a link with `story=` opens one. */
export function StoryHost() {
  const id = useOpenStory();
  const [search, setSearch] = useSearchParams();
  const asked = search.get('story');
  useEffect(() => {
    if (asked === null) return;
    askForStep(search.get('step') ?? undefined);
    setOpenStory(asked);
    setSearch(
      (now) => {
        const kept = new URLSearchParams(now);
        kept.delete('story');
        kept.delete('step');
        return kept;
      },
      { replace: true },
    );
  }, [asked, search, setSearch]);
  return id === undefined ? null : (
    <Suspense fallback={null}>
      <StoryPanel id={id} />
    </Suspense>
  );
}

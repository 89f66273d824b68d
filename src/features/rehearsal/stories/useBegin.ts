import { useNavigate } from 'react-router';
import { api } from '#src/api/api.ts';
import { adoptToken } from '#src/api/session.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { setOpenStory } from './memory.ts';
import type { Story } from '#src/api/story.ts';

/** Opens the world in which a story begins, as the person who begins it, with the story beside it. */
export function useBegin(): (story: Story) => Promise<void> {
  const navigate = useNavigate();
  const write = useWrite(api.scenarioOpen);
  return async (story) => {
    const [first] = story.steps;
    const { token } = await write.run({
      body: { scenario: story.scenario, ...(first && { as: first.who }) },
    });
    if (token !== undefined) adoptToken(token);
    setOpenStory(story.id);
    await navigate('/');
  };
}

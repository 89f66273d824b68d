import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useLocation } from 'react-router';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { controlsAreAtHand } from '#src/api/remote.ts';
import { useSession } from '#src/api/useSession.ts';
import { noteReached, useNoted } from './memory.ts';
import { progressOf } from './progress.ts';
import { fitsAddress, isFact, type Condition, type Step, type Story } from '#src/api/story.ts';

/** Where this tab is and who sits at it; `agency` is the one he acts as, as ACCOUNT/agency. */
export type Place = {
  readonly pathname: string;
  /** As links name him: with his account before him where that is not the main one. */
  readonly person: string | undefined;
  readonly agency: string | undefined;
};

/** The world that the tab shows. */
export type Stage = {
  readonly workspace: string;
  readonly scenario: string;
  readonly openedAt: number;
  readonly changes: number;
  /** The account whose people have no account before their names. */
  readonly mainAccount: string | undefined;
};

/**
 * The world of this tab; undefined until it is known. Whoever signs in as somebody else has all reads
 * forgotten: until they are read again, the world is the one that it was.
 */
export function useStage(): Stage | undefined {
  const { data } = useQuery({ ...q(api.scenarioList, {}), enabled: controlsAreAtHand() });
  const [known, setKnown] = useState(data);
  if (data !== undefined && data !== known) setKnown(data);
  return useMemo(
    () =>
      known && {
        workspace: known.current.workspace,
        scenario: known.current.scenario,
        openedAt: known.current.opened_at,
        changes: known.current.commit_no,
        mainAccount: known.scenarios.find(({ name }) => name === known.current.scenario)?.people[0]
          ?.account,
      },
    [known],
  );
}

/** Where this tab is. */
export function usePlace(mainAccount: string | undefined): Place {
  const session = useSession();
  const { pathname } = useLocation();
  if (session.state !== 'signed-in') return { pathname, person: undefined, agency: undefined };
  const { user, assumed_by: by } = session.info;
  const self = by?.user ?? user;
  const account = self.domain.name;
  return {
    pathname,
    person: account === mainAccount ? self.name : `${account}/${self.name}`,
    agency: by === undefined ? undefined : user.name,
  };
}

/** How a story stands. */
export type Telling = {
  /** Index of the step that is next; the number of steps at the end. */
  readonly reached: number;
  /** The step to which a wrong turn has led back. */
  readonly lost: number | undefined;
  /** Whether all that a step says of the world is so now. */
  readonly isSo: (step: Step) => boolean | undefined;
};

/** Follows the world and the address, and says which step of the story is next. */
export function useStory(story: Story, stage: Stage, place: Place): Telling {
  const telling = useMemo(
    () => ({ story: story.id, workspace: stage.workspace, openedAt: stage.openedAt }),
    [story.id, stage.workspace, stage.openedAt],
  );
  const { reached: before, farthest } = useNoted(telling);
  const facts = useMemo(
    () => story.steps.flatMap(({ until }) => until.filter((condition) => isFact(condition))),
    [story],
  );
  const { data } = useQuery({
    // An answer about the world before is no answer about this one.
    queryKey: ['deskFacts', story.id, stage.openedAt],
    queryFn: () => api.deskFacts({ body: { facts } }),
    enabled: stage.scenario === story.scenario,
    // Changes are heard of at once; a refusal changes nothing, so nobody tells of it.
    refetchInterval: 1_000,
  });
  const isSo = useMemo(() => {
    const known = new Map<Condition, boolean | undefined>(
      facts.map((condition, index) => [condition, data?.holds[index]]),
    );
    return ({ until }: Step): boolean | undefined => {
      const answers = until.filter((one) => isFact(one)).map((one) => known.get(one));
      return answers.includes(undefined) ? undefined : !answers.includes(false);
    };
  }, [facts, data]);
  const { reached } = progressOf(
    story,
    Math.min(before, story.steps.length),
    isSo,
    (step) => isHere(step, place) && isSo(step),
  );
  useEffect(() => noteReached(telling, reached), [telling, reached]);
  return { reached, lost: reached < Math.max(before, farthest) ? reached : undefined, isSo };
}

/** Whether the tab is where a step asks it to be, as the person it asks for. */
function isHere({ until, who }: Step, { pathname, person, agency }: Place): boolean {
  return until.every((condition) => {
    if (isFact(condition)) return true;
    if (person !== who) return false;
    return condition.kind === 'at'
      ? fitsAddress(condition.address, pathname)
      : agency === condition.agency;
  });
}

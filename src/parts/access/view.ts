import { useLocation } from 'react-router';
import { api } from '#src/api/api.ts';
import { controlsAreAtHand } from '#src/api/remote.ts';
import { paths } from '#src/paths.ts';
import { useAddressPart } from '#src/ui/address.ts';

const asPerson = {
  check: api.accessCheck,
  repairs: api.accessRepairs,
  list: api.accessList,
  holders: api.accessHolders,
  passOn: api.accessPassOn,
  principals: api.accessPrincipals,
  decisions: api.decisionList,
  decision: api.decisionShow,
} as const;

const asDesk = {
  check: api.deskCheck,
  repairs: api.deskRepairs,
  list: api.deskList,
  holders: api.deskHolders,
  passOn: api.deskPassOn,
  principals: api.deskPrincipals,
  decisions: api.deskDecisions,
  decision: api.deskDecisionShow,
} as const;

/** Calls by which somebody asks about access. */
export type AccessCalls = typeof asPerson | typeof asDesk;

/** Whose view is shown; the address holds it as `view`. */
export type AccessView = {
  readonly isDesk: boolean;
  /** Only whoever works the rehearsal's controls may see the whole account. */
  readonly mayDesk: boolean;
  readonly calls: AccessCalls;
  readonly setDesk: (desk: boolean) => void;
  /** For links to further questions in the same view. */
  readonly view: { readonly view?: 'desk' };
};

/** Reads whose view is asked for, and offers to change it. */
export function useAccessView(): AccessView {
  const [view, setView] = useAddressPart('view', { inPlace: true });
  const isDesk = view === 'desk';
  return {
    isDesk,
    mayDesk: isDesk || controlsAreAtHand(),
    calls: isDesk ? asDesk : asPerson,
    setDesk: (desk) => setView(desk ? 'desk' : undefined),
    view: isDesk ? { view: 'desk' } : {},
  };
}

/** Answers cost work: they are asked for anew after a change only, not with every look. */
export const keptAnswer = { staleTime: Infinity, refetchOnWindowFocus: false } as const;

const oldPlaces = {
  check: paths.accessCheck,
  whoCan: paths.whoCan,
  decisions: paths.recentDecisions,
  user: (id: string) => paths.user(id, 'permissions'),
  group: (id: string) => paths.group(id, 'permissions'),
  agency: (id: string) => paths.agency(id, 'permissions'),
} as const;

const newPlaces = {
  check: paths.newAccessCheck,
  whoCan: paths.newWhoCan,
  decisions: paths.newRecentDecisions,
  user: (id: string) => paths.newUser(id, 'permissions'),
  group: (id: string) => paths.newGroup(id, 'permissions'),
  agency: (id: string) => paths.newAgency(id, 'permissions'),
} as const;

/** Addresses in the console in which the page stands. */
export function usePlaces(): typeof oldPlaces | typeof newPlaces {
  return useLocation().pathname.startsWith('/iam5') ? newPlaces : oldPlaces;
}

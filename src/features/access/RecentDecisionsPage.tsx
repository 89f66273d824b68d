import { useMemo } from 'react';
import { q } from '#src/api/query.ts';
import type { LoggedDecision } from '#src/domain/access/accessReports.ts';
import { useAccessView } from '#src/parts/access/view.ts';
import { ViewChoice } from '#src/parts/access/ViewChoice.tsx';
import { timeText } from '#src/parts/time.ts';
import { useList } from '#src/parts/useList.ts';
import { paths } from '#src/paths.ts';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { ListPage } from '#src/ui/table/ListPage.tsx';
import type { Column, FilterProperty } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { TextLink } from '#src/ui/TextLink.tsx';

const outcomes = {
  allow: { tone: 'good', text: 'Allowed' },
  'explicit-deny': { tone: 'bad', text: 'Denied by a statement' },
  'implicit-deny': { tone: 'bad', text: 'Nothing allows it' },
} as const;

const rowId = ({ id }: LoggedDecision): string => id;
const rowName = ({ action, principal }: LoggedDecision): string => `${action} of ${principal}`;

const columnsFor = (isDesk: boolean): readonly Column<LoggedDecision>[] => [
  {
    id: 'at',
    header: 'Time',
    cell: ({ id, at }) => (
      <TextLink to={`${paths.decisions(id)}${isDesk ? '?view=desk' : ''}`}>{timeText(at)}</TextLink>
    ),
    hideable: false,
  },
  { id: 'principal', header: 'Who', cell: ({ principal }) => principal },
  { id: 'action', header: 'Action', cell: ({ action }) => action },
  { id: 'resource', header: 'Resource', cell: ({ resource }) => resource ?? '--' },
  { id: 'call', header: 'Call', cell: ({ call }) => call },
  {
    id: 'outcome',
    header: 'Outcome',
    cell: ({ outcome }) => <StatusText {...outcomes[outcome]} />,
  },
];

const outcomeFilter: FilterProperty<LoggedDecision> = {
  id: 'outcome',
  label: 'Refused',
  name: 'Outcome',
  options: [
    { value: 'allowed', label: 'Allowed' },
    { value: 'all', label: 'All outcomes' },
  ],
};
const principalFilter: FilterProperty<LoggedDecision> = { id: 'principal', label: 'Who' };

const decisionsOf = ({
  decisions,
}: {
  readonly decisions: readonly LoggedDecision[];
}): readonly LoggedDecision[] => decisions;

/**
 * The latest decisions about oneself and about whom one may list groups and permissions of, newest
 * first; each leads to its reasons and to what would turn it round.
 */
export function RecentDecisionsPage() {
  const view = useAccessView();
  const state = useTableState('decisions');
  const [outcome] = state.filters['outcome'] ?? [];
  const [principal] = state.filters['principal'] ?? [];
  const list = useList(
    {
      state,
      slice: ({ limit, offset }) =>
        q(view.calls.decisions, {
          query: {
            limit,
            offset,
            ...(state.search !== '' && { action: state.search }),
            ...(principal !== undefined && { principal }),
            outcome: outcome === 'allowed' || outcome === 'all' ? outcome : 'refused',
          },
        }),
    },
    decisionsOf,
  );
  const columns = useMemo(() => columnsFor(view.isDesk), [view.isDesk]);
  return (
    <ListPage
      title="Recent Decisions"
      intro="What was decided lately, with its reasons. Those of other tabs and of before a reload are the refusals."
      notice={<ViewChoice view={view} />}
      table={{
        label: 'Decisions',
        state,
        columns,
        ...list,
        rowId,
        rowName,
        tagPlaceholder: 'Search by who, or by action or call',
        selects: [outcomeFilter],
        tags: [principalFilter],
        empty: <EmptyState text="Nothing of the kind has been decided yet." />,
      }}
    />
  );
}

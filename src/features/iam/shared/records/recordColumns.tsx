import { Box } from '@mui/material';
import { isPlainKeystone } from '#src/api/offer.ts';
import { paths } from '#src/paths.ts';
import { EllipsisText } from '#src/ui/EllipsisText.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import type { Column } from '#src/ui/table/types.ts';
import type { Principal } from '../grantCalls.ts';
import { principalKinds, type RecordsView } from './recordFilters.ts';
import type { RecordRow } from './useRecordRows.ts';
import { wholeName } from './wholeName.ts';

/** How a record is told from the others of its list, in the names of its controls. */
export const rowName = (row: RecordRow): string => `${row.roleName} of ${row.principalName}`;

const principalPath = ({ kind, id }: Principal): string =>
  kind === 'group' ? paths.group(id) : kind === 'user' ? paths.user(id) : paths.agency(id);

const effectWords = { none: 'No effect', propagating: 'Propagating' } as const;

/** That a record counts for nothing, or not yet, and why. */
const EffectNote = ({
  effect: { kind, reason },
}: {
  readonly effect: NonNullable<RecordRow['effect']>;
}) => (
  <>
    <StatusText tone={kind === 'none' ? 'warning' : 'waiting'} text={effectWords[kind]} />
    <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{reason}</Box>
  </>
);

/** Stands there only while some record counts for nothing, or not yet. */
const effectColumn: Column<RecordRow> = {
  id: 'effect',
  header: 'Effect',
  width: 190,
  cell: ({ effect }) => (effect === undefined ? 'In effect' : <EffectNote effect={effect} />),
};

/**
 * The principal's description is left to the gear, so that names and operations have room (ours).
 */
export function recordColumns(
  view: RecordsView,
  remove: (row: RecordRow) => void,
  refusalOf: (row: RecordRow) => string | undefined,
  withEffect: boolean,
): readonly Column<RecordRow>[] {
  const plain = isPlainKeystone();
  return [
    {
      id: 'role',
      header: 'Policy/Role',
      width: 220,
      hideable: false,
      sortValue: (row) => row.roleName,
      cell: (row) => (
        <TextLink to={paths.policy(row.roleId)} sx={wholeName(row.roleName)}>
          {row.roleName}
        </TextLink>
      ),
    },
    {
      id: 'roleDescription',
      header: 'Policy/Role Description',
      cell: (row) => <EllipsisText text={row.role?.description} lines={2} />,
    },
    {
      id: 'place',
      header: view === 'ep' ? 'Enterprise Project' : plain ? 'Scope' : 'Project [Region]',
      sortValue: (row) => row.place,
      cell: (row) => row.place,
    },
    {
      id: 'principal',
      header: 'Principal',
      width: 210,
      sortValue: (row) => row.principalName,
      cell: (row) => (
        <TextLink to={principalPath(row.principal)} sx={wholeName(row.principalName)}>
          {row.principalName}
        </TextLink>
      ),
    },
    {
      id: 'principalDescription',
      header: 'Principal Description',
      hiddenAtFirst: true,
      cell: (row) => <EllipsisText text={row.principalDescription} lines={2} />,
    },
    {
      id: 'principalType',
      header: 'Principal Type',
      sortValue: (row) => principalKinds[row.principal.kind],
      cell: (row) => principalKinds[row.principal.kind],
    },
    ...(withEffect ? [effectColumn] : []),
    {
      id: 'operation',
      header: 'Operation',
      hideable: false,
      cell: (row) => (
        <RowActions
          rowName={rowName(row)}
          actions={[{ label: 'Delete', refusal: refusalOf(row), onSelect: () => remove(row) }]}
        />
      ),
    },
  ];
}

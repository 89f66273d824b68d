import { useMemo, useState } from 'react';
import { useList } from '#src/parts/useList.ts';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import type { IdentityPolicy } from '#src/features/iam5/shared/lists.ts';
import { PolicyText } from '#src/features/iam5/shared/PolicyText.tsx';
import { useRefusals } from '#src/parts/rights.ts';
import { timeText } from '#src/parts/time.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { mostVersions, policyCalls, systemRefusal } from './policyCalls.ts';
import { CompareDialog } from './CompareDialog.tsx';
import type { PolicyVersion } from './policyVersion.ts';
import { SetDefaultDialog } from './SetDefaultDialog.tsx';

type Asked = { readonly what: 'default' | 'delete'; readonly version: PolicyVersion };
type Refusals = { readonly setDefault: string | undefined; readonly remove: string | undefined };

const numberOf = ({ version_id }: PolicyVersion): number => Number(version_id.slice(1));
const rowId = (version: PolicyVersion): string => version.version_id;

const columnsFor = (
  refusals: Refusals,
  ask: (asked: Asked) => void,
): readonly Column<PolicyVersion>[] => [
  {
    id: 'version',
    header: 'Version',
    hideable: false,
    newestFirst: true,
    sortValue: numberOf,
    cell: rowId,
  },
  {
    id: 'status',
    header: 'Status',
    cell: ({ is_default }) =>
      is_default ? (
        <StatusText tone="good" text="Default" />
      ) : (
        <StatusText tone="off" text="Not in effect" />
      ),
  },
  {
    id: 'created',
    header: 'Created',
    newestFirst: true,
    sortValue: ({ created_at }) => created_at,
    cell: ({ created_at }) => timeText(created_at),
  },
  {
    id: 'operation',
    header: 'Operation',
    hideable: false,
    cell: (version) => (
      <RowActions
        rowName={version.version_id}
        actions={[
          {
            label: 'Set as Default',
            onSelect: () => ask({ what: 'default', version }),
            refusal:
              refusals.setDefault ??
              (version.is_default ? 'It is the default version already.' : undefined),
          },
          {
            label: 'Delete',
            onSelect: () => ask({ what: 'delete', version }),
            refusal:
              refusals.remove ??
              (version.is_default
                ? 'The default version cannot be deleted. Set another one as default first.'
                : undefined),
          },
        ]}
      />
    ),
  },
];

type VersionDialogsProps = {
  readonly policy: IdentityPolicy;
  readonly asked: Asked | undefined;
  readonly onDeleted: () => void;
  readonly onClose: () => void;
};

/** The questions before a version takes effect, and before one is deleted. */
function VersionDialogs({ policy, asked, onDeleted, onClose }: VersionDialogsProps) {
  const toast = useToast();
  const remove = useWrite(api.v5PolicyVersionDelete);
  const name = asked?.version.version_id ?? '';
  const params = { policy_id: policy.policy_id, version_id: name };
  return (
    <>
      {asked?.what === 'default' && (
        <SetDefaultDialog policy={policy} version={name} onClose={onClose} />
      )}
      <ConfirmDialog
        open={asked?.what === 'delete'}
        destructive
        title={`Delete version ${name}`}
        text={`${name} is not in effect, so nobody loses anything. It cannot be restored, and its number is not used again.`}
        confirmLabel="Delete"
        onConfirm={async () => {
          await remove.run({ params });
          onDeleted();
          toast.success(`${name} of ${policy.policy_name} deleted.`);
        }}
        onClose={onClose}
      />
    </>
  );
}

/**
 * Versions of an identity policy: compare two, put one in effect, roll back, delete
 * (docs/sources/console.md#13-2).
 */
export function VersionsTab({ policy }: { readonly policy: IdentityPolicy }) {
  const state = useTableState('policy-versions', { sort: '-version' });
  const list = useList(
    q(api.v5PolicyVersionList, { params: { policy_id: policy.policy_id } }),
    ({ versions }) => versions,
  );
  const refusals = useRefusals(policyCalls);
  const [selected, setSelected] = useState<readonly PolicyVersion[]>([]);
  const [comparing, setComparing] = useState(false);
  const [asked, setAsked] = useState<Asked>();
  const protection = systemRefusal(policy);
  const columns = useMemo(
    () =>
      columnsFor(
        {
          setDefault: protection ?? refusals.setDefault,
          remove: protection ?? refusals.removeVersion,
        },
        setAsked,
      ),
    [protection, refusals],
  );
  const [older, newer] = selected.toSorted((a, b) => numberOf(a) - numberOf(b));
  const count = list.rows?.length ?? 0;
  return (
    <>
      <DataTable
        label="Policy versions"
        state={state}
        columns={columns}

        rowId={rowId}
        rowName={rowId}
        {...list}
        selection={{
          selected,
          onChange: setSelected,
          refusal: (version) =>
            selected.length >= 2 &&
            !selected.some(({ version_id }) => version_id === version.version_id)
              ? 'Two versions are selected.'
              : undefined,
        }}
        expand={(version) => (
          <PolicyText
            text={version.document}
            name={`${policy.policy_name} ${version.version_id}`}
          />
        )}
        quota={
          protection === undefined && list.rows !== undefined
            ? `Versions available for creation: ${Math.max(0, mostVersions - count)}`
            : undefined
        }
        actions={
          <GuardedButton
            variant="outlined"
            refusal={selected.length === 2 ? undefined : 'Select two versions to compare.'}
            onClick={() => setComparing(true)}
          >
            Compare
          </GuardedButton>
        }
      />
      {comparing && older !== undefined && newer !== undefined && (
        <CompareDialog older={older} newer={newer} onClose={() => setComparing(false)} />
      )}
      <VersionDialogs
        policy={policy}
        asked={asked}
        onDeleted={() => setSelected([])}
        onClose={() => setAsked(undefined)}
      />
    </>
  );
}

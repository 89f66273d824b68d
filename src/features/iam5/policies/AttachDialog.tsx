import { Alert, Box, Skeleton } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { agencyKindNames, agencyKindOf } from '#src/features/iam5/shared/agencyKind.ts';
import {
  allResources,
  attachmentCalls,
  attachPolicy,
  attachRefusal,
  type Holder,
  type HolderKind,
} from '#src/features/iam/shared/holders.ts';
import {
  agenciesQuery,
  groupsQuery,
  usersQuery,
  type IdentityPolicy,
} from '#src/features/iam5/shared/lists.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { useBatch } from '#src/parts/useBatch.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { ProblemAlert } from '#src/ui/ProblemAlert.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';
import { SegmentedControl } from '#src/ui/SegmentedControl.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { TransferList, type TransferItem } from '#src/ui/TransferList.tsx';

type Chosen = Readonly<Record<HolderKind, readonly TransferItem[]>>;

const kinds: readonly { readonly value: HolderKind; readonly label: string }[] = [
  { value: 'user', label: 'Users' },
  { value: 'group', label: 'User Groups' },
  { value: 'agency', label: 'Agencies' },
];
const searches: Readonly<Record<HolderKind, string>> = {
  user: 'Enter a username.',
  group: 'Enter a group name.',
  agency: 'Enter an agency name.',
};
const nobody: Chosen = { user: [], group: [], agency: [] };

/** Everybody of one kind, as the transfer list shows them; undefined while they are read. */
function usePrincipals(kind: HolderKind) {
  const users = useQuery({ ...usersQuery(), enabled: kind === 'user' });
  const groups = useQuery({ ...groupsQuery(), enabled: kind === 'group' });
  const agencies = useQuery({ ...agenciesQuery, enabled: kind === 'agency' });
  const items = useMemo(
    (): Readonly<Record<HolderKind, readonly TransferItem[] | undefined>> => ({
      user: users.data?.rows.map(({ user_id, user_name, description }) => ({
        id: user_id,
        name: user_name,
        detail: description,
      })),
      group: groups.data?.rows.map(({ group_id, group_name, user_count, description }) => ({
        id: group_id,
        name: group_name,
        detail: description ?? `Users: ${user_count}`,
      })),
      agency: agencies.data?.rows.map((agency) => ({
        id: agency.agency_id,
        name: agency.agency_name,
        detail: agencyKindNames[agencyKindOf(agency)],
        refusal:
          agencyKindOf(agency) === 'service'
            ? 'Only its service changes a service-linked agency.'
            : undefined,
      })),
    }),
    [users.data, groups.data, agencies.data],
  );
  return {
    items: items[kind],
    error: { user: users.error, group: groups.error, agency: agencies.error }[kind],
  };
}

type AttachDialogProps = {
  readonly policy: IdentityPolicy;
  /** Those who hold the policy already. */ readonly holders: readonly Holder[];
  readonly onClose: () => void;
};

/** Attaches a policy to users, user groups and agencies at once (docs/sources/console.md#13-2). */
export function AttachDialog({ policy, holders, onClose }: AttachDialogProps) {
  const toast = useToast();
  const words = useProblemWords();
  const [kind, setKind] = useState<HolderKind>('user');
  const [chosen, setChosen] = useState(nobody);
  const refusals = useRefusals(attachmentCalls);
  const { items, error } = usePrincipals(kind);
  const attach = useBatch<Holder>({
    key: ({ kind: of, id }) => `${of} ${id}`,
    name: ({ name }) => name,
    send: (holder) => attachPolicy(holder, policy.policy_id),
  });
  const held = new Set(holders.map((holder) => `${holder.kind} ${holder.id}`));
  const available = items?.map((item) =>
    held.has(`${kind} ${item.id}`) ? { ...item, refusal: 'Attached already.' } : item,
  );
  const all = kinds.flatMap(({ value }) =>
    chosen[value].map(({ id, name }): Holder => ({ kind: value, id, name })),
  );
  const refusal = attachRefusal(refusals, kind);
  return (
    <FormDialog
      open
      width="md"
      title={`Attach ${policy.policy_name}`}
      refusal={
        all.length === 0
          ? 'Select at least one principal.'
          : all
              .map((holder) => attachRefusal(refusals, holder.kind))
              .find((reason) => reason !== undefined)
      }
      onSubmit={async () => {
        await attach(all);
        toast.success(
          `${policy.policy_name} attached to ${all.map(({ name }) => name).join(', ')}.`,
          `Scope: ${allResources}`,
        );
      }}
      onClose={onClose}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, mb: 2 }}>
        <SegmentedControl
          label="Principals"
          value={kind}
          segments={kinds.map(({ value, label }) => ({
            value,
            label: chosen[value].length === 0 ? label : `${label} (${chosen[value].length})`,
          }))}
          onChange={setKind}
        />
        <Box sx={{ color: 'text.secondary' }}>Scope: {allResources}</Box>
      </Box>
      {refusal !== undefined && (
        <Alert severity="warning" sx={{ mb: 2 }}>
          {refusal}
        </Alert>
      )}
      {error !== null && <ProblemAlert problem={words(error)} />}
      {error === null && available === undefined && <Skeleton variant="rounded" height={380} />}
      {error === null && available !== undefined && (
        <TransferList
          key={kind}
          noun={kinds.find(({ value }) => value === kind)?.label ?? ''}
          searchPlaceholder={searches[kind]}
          items={available}
          selected={chosen[kind]}
          onChange={(next) => setChosen((now) => ({ ...now, [kind]: next }))}
        />
      )}
    </FormDialog>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { api } from '#src/api/api.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { versionOf } from '#src/api/versions.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { useVersionedSave } from '#src/parts/merge/useVersionedSave.tsx';
import { useRefusals } from '#src/parts/rights.ts';
import { readProposal } from '#src/parts/proposal.ts';
import { paths } from '#src/paths.ts';
import { ChangedMeanwhile } from '#src/policyEditor/ChangedMeanwhile.tsx';
import { useFinish } from '#src/ui/finish.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { policyCalls } from './policyCalls.ts';
import { PolicyFormPage } from './PolicyFormPage.tsx';
import type { PolicyContent } from './policyContent.ts';

type Role = Result<(typeof api.customRoleShow)['spec']>['role'];

const fields = {
  name: { label: 'Policy Name' },
  text: { label: 'Policy content', lines: true },
  description: { label: 'Description' },
} as const;

const formOf = ({
  display_name,
  description,
  policy,
}: Pick<PolicyContent, 'display_name' | 'description' | 'policy'>) => ({
  name: display_name,
  description,
  text: JSON.stringify(policy, null, 4),
});
type Form = ReturnType<typeof formOf>;

/** What the form shows of a policy, and its version. */
const openedOf = (role: Role) => ({ values: formOf(role), version: versionOf(role) });

function PolicyModify({ role, onReload }: { readonly role: Role; readonly onReload: () => void }) {
  const finish = useFinish();
  const toast = useToast();
  const update = useWrite(api.customRoleUpdate);
  const refusals = useRefusals(policyCalls);
  // What is being edited stays what was opened, whatever is read again meanwhile.
  const [opened] = useState(role);
  /** What is stored now and what was merged with it; the editor then begins anew. */
  const [merge, setMerge] = useState<{ readonly stored: Form; readonly merged: Form }>();
  const params = { role_id: opened.id };
  const versioned = useVersionedSave({
    what: 'policy',
    fields,
    opened: openedOf(opened),
    read: async () => openedOf((await api.customRoleShow({ params })).role),
    onMerge: (stored, merged) => setMerge({ stored, merged }),
  });
  const save = async (content: PolicyContent): Promise<void> => {
    // The documented call replaces the whole content.
    const saved = await versioned.save(formOf(content), (_, ifMatch) =>
      update.run({ params, body: { role: content }, ifMatch }),
    );
    if (!saved) return;
    toast.success(
      `Custom policy ${content.display_name} modified.`,
      'It counts from now on for everybody who holds it.',
    );
    await finish(paths.policies());
  };
  const changedMeanwhile =
    role.updated_time !== opened.updated_time && !update.done && !update.pending;
  const [initial] = useState(() => formOf(opened));
  const [search] = useSearchParams();
  const [proposal] = useState(() => readProposal(search.get('proposal')));
  const start = proposal === null ? initial : { ...initial, text: proposal };
  return (
    <PolicyFormPage
      key={merge === undefined ? 'opened' : JSON.stringify(merge)}
      title="Modify Custom Policy"
      initial={merge?.stored ?? initial}
      start={merge?.merged ?? start}
      ownId={opened.id}
      refusal={refusals.update}
      intro={
        <>
          {changedMeanwhile && <ChangedMeanwhile what="policy" onReload={onReload} />}
          {versioned.dialog}
        </>
      }
      save={save}
    />
  );
}

/**
 * An existing custom policy; name, content and description can be changed
 * (docs/sources/console.md#7-2-4).
 */
export function PolicyModifyPage() {
  const { policyId = '' } = useParams();
  const [edition, setEdition] = useState(0);
  const query = useQuery(q(api.customRoleShow, { params: { role_id: policyId } }));
  return (
    <Loaded query={query} what="policy" list={{ label: 'Policies/Roles', to: paths.policies() }}>
      {({ role }) => (
        <PolicyModify
          key={`${role.id} ${edition}`}
          role={role}
          onReload={() => setEdition(edition + 1)}
        />
      )}
    </Loaded>
  );
}

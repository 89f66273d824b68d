import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { api } from '#src/api/api.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q, useCall } from '#src/api/query.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { useRefusals } from '#src/parts/rights.ts';
import { paths } from '#src/paths.ts';
import { ChangedMeanwhile } from '#src/policyEditor/ChangedMeanwhile.tsx';
import { useFinish } from '#src/ui/finish.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { policyCalls } from './policyCalls.ts';
import { PolicyFormPage } from './PolicyFormPage.tsx';
import type { PolicyContent } from './policyContent.ts';

type Role = Result<(typeof api.customRoleShow)['spec']>['role'];

function PolicyModify({ role, onReload }: { readonly role: Role; readonly onReload: () => void }) {
  const finish = useFinish();
  const toast = useToast();
  const update = useCall(api.customRoleUpdate);
  const refusals = useRefusals(policyCalls);
  // What is being edited stays what was opened, whatever is read again meanwhile.
  const [opened] = useState(role);
  const save = async (content: PolicyContent): Promise<void> => {
    await update.mutateAsync({ params: { role_id: opened.id }, body: { role: content } });
    toast.success(
      `Custom policy ${content.display_name} modified.`,
      'It counts from now on for everybody who holds it.',
    );
    await finish(paths.policies());
  };
  const changedMeanwhile =
    role.updated_time !== opened.updated_time && !update.isSuccess && !update.isPending;
  return (
    <PolicyFormPage
      title="Modify Custom Policy"
      initial={{
        name: opened.display_name,
        description: opened.description,
        text: JSON.stringify(opened.policy, null, 4),
      }}
      ownId={opened.id}
      refusal={refusals.update}
      intro={changedMeanwhile && <ChangedMeanwhile what="policy" onReload={onReload} />}
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
    <Loaded query={query} what="policy">
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

import { useState } from 'react';
import { api } from '#src/api/api.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import type { Permission } from './permission.ts';
import { termsBody, termsRefusal, type Terms } from '../parts/terms.ts';
import { TermsFields } from './TermsFields.tsx';

const termsOf = ({ type, template_id, namespaces, list_namespaces }: Permission): Terms => ({
  type,
  template: template_id ?? '',
  everywhere: namespaces === null,
  namespaces: (namespaces ?? []).join(', '),
  list: list_namespaces,
});

/** Changes what an RBAC permission allows; who holds it and where stays. */
export function ModifyPermissionDialog({
  permission,
  onClose,
}: {
  readonly permission: Permission;
  readonly onClose: () => void;
}) {
  const [terms, setTerms] = useState(termsOf(permission));
  const write = useWrite(api.ucsPermissionUpdate);
  const toast = useToast();
  const save = async () => {
    await write.run({ params: { permission_id: permission.id }, body: termsBody(terms) });
    toast.success('Permission changed.');
  };
  return (
    <FormDialog
      open
      title="Modify Permission"
      width="md"
      refusal={termsRefusal(terms)}
      onSubmit={save}
      onClose={onClose}
    >
      <TermsFields terms={terms} onChange={(patch) => setTerms({ ...terms, ...patch })} />
    </FormDialog>
  );
}

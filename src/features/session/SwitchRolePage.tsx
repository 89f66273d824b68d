import { useForm } from 'react-hook-form';
import { useNavigate, useSearchParams } from 'react-router';
import { switchRole } from '#src/api/session.ts';
import { paths } from '#src/paths.ts';
import { FormPage } from '#src/ui/form/FormPage.tsx';
import { FormTextField } from '#src/ui/form/fields.tsx';

/** Act as an agency of another account (console reference 10). */
export function SwitchRolePage() {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const form = useForm({ defaultValues: { account: params.get('account') ?? '', agency: params.get('agency') ?? '' } });
  const enter = async ({ account, agency }: { account: string; agency: string }) => {
    await switchRole({ domainName: account.trim(), agencyName: agency.trim() });
    await navigate(paths.home());
  };
  return (
    <FormPage title="Switch Role" crumbs={[{ label: 'Console', to: paths.home() }]} form={form} onSubmit={enter} cancelTo={paths.home()}>
      <FormTextField control={form.control} name="account" label="Account" required hint="Name of the account that delegated." />
      <FormTextField control={form.control} name="agency" label="Agency Name" required />
    </FormPage>
  );
}

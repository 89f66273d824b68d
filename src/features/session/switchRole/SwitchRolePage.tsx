import { Alert } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useSearchParams } from 'react-router';
import { api } from '#src/api/api.ts';
import { Problem } from '#src/api/problem.ts';
import { q } from '#src/api/query.ts';
import { useSession } from '#src/api/useSession.ts';
import type { TokenInfo } from '#src/api/session.ts';
import { assuming } from '#src/domain/access/assuming.ts';
import { actionWords } from '#src/domain/policy/language/actionWords.ts';
import { paths } from '#src/paths.ts';
import { FormAutocomplete } from '#src/ui/form/FormAutocomplete.tsx';
import { FormPage } from '#src/ui/form/FormPage.tsx';
import { roleHistory, type Role } from './history.ts';
import { RoleHistory } from './RoleHistory.tsx';
import { personOf, useEnterRole } from './useEnterRole.ts';

const choice = (value: string) => ({ value, label: value });

function SwitchRole({ info }: { readonly info: TokenInfo }) {
  const [params] = useSearchParams();
  const person = personOf(info);
  const enter = useEnterRole(person);
  const form = useForm<Role>({
    defaultValues: { account: params.get('account') ?? '', agency: params.get('agency') ?? '' },
  });
  const [account, agency] = useWatch({ control: form.control, name: ['account', 'agency'] });
  const delegations = useQuery(q(api.delegationList, {})).data?.delegations ?? [];
  const accounts = [...new Set(delegations.map((row) => row.domain_name))].map(choice);
  const agenciesOf = (name: string): readonly string[] =>
    delegations.filter((row) => row.domain_name === name.trim()).map((row) => row.agency_name);
  const proposed = useRef('');

  /**
   * The first agency of an account stands there by itself; another one can be chosen instead
   * (docs/sources/console.md#10). It never replaces what somebody has entered.
   */
  const proposeAgency = (name: string): void => {
    if (form.getValues('agency') !== proposed.current) return;
    proposed.current = agenciesOf(name)[0] ?? '';
    form.setValue('agency', proposed.current);
  };
  const submit = async (role: Role): Promise<void> => {
    const wanted = { account: role.account.trim(), agency: role.agency.trim() };
    try {
      await enter(wanted);
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.status !== 404) throw problem;
      form.setError(
        'agency',
        { message: `${wanted.account} has no valid agency of this name that trusts your account.` },
        { shouldFocus: true },
      );
    }
  };
  const missing =
    account.trim() === ''
      ? 'Enter an account.'
      : agency.trim() === ''
        ? 'Enter an agency name.'
        : undefined;
  return (
    <>
      <FormPage
        title="Switch Role"
        crumbs={[{ label: 'Console', to: paths.home() }]}
        form={form}
        onSubmit={submit}
        cancelTo={paths.home()}
        refusal={missing}
        intro={
          <Alert severity="info" role="note" sx={{ mb: 2, overflowWrap: 'anywhere' }}>
            You work in the other account with the permissions of the agency, not with your own,
            until you switch back. Entering an agency takes {actionWords(assuming.classic)};
            entering a trust agency of the new console takes {actionWords(assuming.trust)}, and its
            trust policy has to name you.
          </Alert>
        }
      >
        <FormAutocomplete
          free
          control={form.control}
          name="account"
          label="Account"
          required
          choices={accounts}
          placeholder="Enter an account name."
          hint="Name of the account that delegated."
          onText={proposeAgency}
        />
        <FormAutocomplete
          free
          control={form.control}
          name="agency"
          label="Agency Name"
          required
          choices={agenciesOf(account).map(choice)}
          placeholder="Enter an agency name."
        />
      </FormPage>
      <RoleHistory
        roles={roleHistory(person)}
        onChoose={(role) => {
          form.setValue('account', role.account, { shouldDirty: true });
          form.setValue('agency', role.agency, { shouldDirty: true });
        }}
      />
    </>
  );
}

/**
 * Start acting as an agency of another account (docs/sources/console.md#10). A link fills in
 * `account` and `agency`.
 */
export function SwitchRolePage() {
  const session = useSession();
  return session.state === 'signed-in' ? <SwitchRole info={session.info} /> : null;
}

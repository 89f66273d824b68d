import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { useWrite } from '#src/api/useWrite.ts';
import { api } from '#src/api/api.ts';
import { limits } from '#src/domain/access/quota.ts';
import { attachPolicy } from '#src/features/iam/shared/holders.ts';
import { groupsQuery } from '#src/features/iam5/shared/lists.ts';
import { noPolicies, PolicyPicker } from '#src/features/iam5/shared/PolicyPicker.tsx';
import { useQuota } from '#src/features/iam5/shared/useQuota.ts';
import { randomPassword } from '#src/parts/randomPassword.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { paths } from '#src/paths.ts';
import { Card } from '#src/ui/Card.tsx';
import { ProblemAlert } from '#src/ui/ProblemAlert.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';
import { SegmentedControl } from '#src/ui/SegmentedControl.tsx';
import { TransferList, type TransferItem } from '#src/ui/TransferList.tsx';
import { useWizardStep } from '#src/ui/useWizardStep.ts';
import { Wizard } from '#src/ui/Wizard.tsx';
import type { WizardStep } from '#src/ui/WizardSteps.tsx';
import { complaintOf, userCalls } from '#src/features/iam5/shared/users/user.ts';
import { FinishStep } from './FinishStep.tsx';
import { DetailsStep } from './DetailsStep.tsx';
import {
  runCreation,
  type Assignment,
  type Created,
  type CreationCalls,
  type CreationForm,
} from './runCreation.ts';

const steps: readonly WizardStep[] = [
  { id: 'details', title: 'Set User Details' },
  { id: 'permissions', title: '(Optional) Assign Permissions' },
  { id: 'finish', title: 'Finish' },
];

const calls: CreationCalls = {
  createUser: async (name, description) =>
    (await api.v5UserCreate({ body: { name, enabled: true, description } })).user,
  allowConsole: (user_id, password, password_reset_required) =>
    api.v5LoginProfileCreate({ params: { user_id }, body: { password, password_reset_required } }),
  joinGroup: (user_id, group_id) => api.v5GroupUserAdd({ params: { group_id }, body: { user_id } }),
  attachPolicy: (id, policyId) => attachPolicy({ kind: 'user', id }, policyId),
  newPassword: randomPassword,
};

const starting: CreationForm = {
  name: '',
  description: '',
  consoleAccess: true,
  passwordWay: 'custom',
  password: '',
  resetAtLogin: true,
};
const noneHeld: ReadonlySet<string> = new Set();
const losesPassword = {
  title: 'Leave without the password?',
  text: 'The generated password has been neither copied nor downloaded. It cannot be had again.',
  confirmLabel: 'Leave',
};

/**
 * Creates one user with his way to sign in, then his groups or identity policies
 * (docs/sources/console.md#13-2).
 */
export function UserCreatePage() {
  const form = useForm<CreationForm>({ defaultValues: starting, mode: 'onTouched' });
  const [checked, setChecked] = useState(false);
  const [way, setWay] = useState<Way>('groups');
  const [groups, setGroups] = useState<readonly TransferItem[]>([]);
  const [policies, setPolicies] = useState(noPolicies);
  const [created, setCreated] = useState<Created>();
  const [kept, setKept] = useState(false);
  const [step, goTo] = useWizardStep(steps, checked ? 1 : 0);
  const refusals = useRefusals(userCalls);
  const { full } = useQuota('users');
  const consoleAccess = useWatch({ control: form.control, name: 'consoleAccess' });
  const run = useWrite((assignment: Assignment) =>
    runCreation(form.getValues(), assignment, calls),
  );
  const next = async (): Promise<void> => {
    if (step === 0) {
      if (!(await form.trigger(undefined, { shouldFocus: true }))) return;
      setChecked(true);
      goTo(1);
      return;
    }
    try {
      setCreated(
        await run.run({
          groups,
          policies: policies.map(({ policy_id, policy_name }) => ({
            id: policy_id,
            name: policy_name,
          })),
        }),
      );
    } catch (problem) {
      const complaint = complaintOf(problem);
      if (complaint === undefined) throw problem;
      goTo(0);
      form.setError(complaint.field, { message: complaint.message }, { shouldFocus: true });
    }
  };
  const finished = created !== undefined;
  const loses = created?.password !== undefined && !kept;
  return (
    <Wizard
      title="Create User"
      backTo={paths.newUsers()}
      steps={steps}
      current={finished ? 2 : step}
      finished={finished}
      finishLoss={loses ? losesPassword : undefined}
      onNext={next}
      nextLabel={step === 1 ? 'Create User' : 'Next'}
      nextRefusal={refusals.create ?? (consoleAccess ? refusals.allowConsole : undefined) ?? full}
      {...(step === 1 ? { onPrevious: () => goTo(0) } : {})}
      isDirty={() => form.formState.isDirty}
      summary={
        step === 1
          ? `User groups: ${groups.length}. Identity policies: ${policies.length}`
          : undefined
      }
    >
      {created !== undefined && (
        <FinishStep created={created} loses={loses} onKept={() => setKept(true)} />
      )}
      {created === undefined && step === 0 && <DetailsStep form={form} />}
      {created === undefined && step === 1 && (
        <AssignmentCard
          way={way}
          onWay={setWay}
          groups={groups}
          onGroups={setGroups}
          policies={policies}
          onPolicies={setPolicies}
        />
      )}
    </Wizard>
  );
}

type Way = 'groups' | 'policies';
type AssignmentCardProps = {
  readonly way: Way;
  readonly onWay: (way: Way) => void;
  readonly groups: readonly TransferItem[];
  readonly onGroups: (groups: readonly TransferItem[]) => void;
  readonly policies: typeof noPolicies;
  readonly onPolicies: (policies: typeof noPolicies) => void;
};

/** What the new user gets: through groups, by identity policies of his own, or by both. */
function AssignmentCard(props: AssignmentCardProps) {
  const { way, onWay, groups, onGroups, policies, onPolicies } = props;
  return (
    <Card
      title="Assign permissions by"
      actions={
        <SegmentedControl
          label="Assign permissions by"
          value={way}
          segments={[
            { value: 'groups', label: 'User groups' },
            { value: 'policies', label: 'Identity policies' },
          ]}
          onChange={onWay}
        />
      }
    >
      {way === 'groups' ? (
        <GroupChoice selected={groups} onChange={onGroups} />
      ) : (
        <PolicyPicker held={noneHeld} selected={policies} onChange={onPolicies} />
      )}
    </Card>
  );
}

function GroupChoice({
  selected,
  onChange,
}: {
  readonly selected: readonly TransferItem[];
  readonly onChange: (groups: readonly TransferItem[]) => void;
}) {
  const words = useProblemWords();
  const { data, error } = useQuery(groupsQuery());
  if (error !== null) return <ProblemAlert problem={words(error)} />;
  const items = (data?.rows ?? []).map(({ group_id, group_name, description }): TransferItem => ({
    id: group_id,
    name: group_name,
    detail: description,
  }));
  return (
    <TransferList
      noun="User Groups"
      searchPlaceholder="Enter a group name."
      items={items}
      selected={selected}
      onChange={onChange}
      limit={{
        max: limits.groupsPerUser,
        words: `A user can be in at most ${limits.groupsPerUser} groups.`,
      }}
    />
  );
}

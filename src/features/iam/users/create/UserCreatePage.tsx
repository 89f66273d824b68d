import { useState } from 'react';
import { useForm, useWatch, type UseFormReturn } from 'react-hook-form';
import { useWrite } from '#src/api/useWrite.ts';
import { api } from '#src/api/api.ts';
import { remaining } from '#src/domain/access/quota.ts';
import { useAccount } from '#src/parts/account.ts';
import { quotaRefusal, useQuota } from '#src/features/iam/shared/QuotaText.tsx';
import { useRefusals } from '#src/parts/rights.ts';
import { paths } from '#src/paths.ts';
import { Card } from '#src/ui/Card.tsx';
import type { LeaveQuestion } from '#src/ui/leaveGuard.tsx';
import { ProgressList, type JobRow } from '#src/ui/ProgressList.tsx';
import type { TransferItem } from '#src/ui/TransferList.tsx';
import { useWizardStep } from '#src/ui/useWizardStep.ts';
import { Wizard } from '#src/ui/Wizard.tsx';
import type { WizardStep } from '#src/ui/WizardSteps.tsx';
import { complaintOf } from '#src/features/iam/shared/users/serverFields.ts';
import { randomPassword } from '#src/parts/randomPassword.ts';
import { userCalls } from '../parts/user.ts';
import { accessProblem, startingForm, type CreationForm } from './creation.ts';
import { DetailsStep } from './DetailsStep.tsx';
import { FinishStep } from './FinishStep.tsx';
import { GroupsStep } from './GroupsStep.tsx';
import { runCreation, type CreationCalls, type Outcome } from './runCreation.ts';
import { namesOf, secretFilesOf, type SecretFile } from './secretFiles.ts';

const steps: readonly WizardStep[] = [
  { id: 'details', title: 'Set User Details' },
  { id: 'groups', title: '(Optional) Add User to Group' },
  { id: 'finish', title: 'Finish' },
];

const callsFor = (accountId: string): CreationCalls => ({
  createUser: async (user) =>
    (
      await api.userCreate({
        body: { user: { ...user, name: String(user['name']), domain_id: accountId } },
      })
    ).user,
  createKey: async (userId) =>
    (await api.credentialCreate({ body: { credential: { user_id: userId } } })).credential,
  protectLogin: (userId, method) =>
    api.loginProtectUpdate({
      params: { user_id: userId },
      body: { login_protect: { enabled: true, verification_method: method } },
    }),
  joinGroup: (userId, groupId) =>
    api.groupUserAdd({ params: { user_id: userId, group_id: groupId } }),
  newPassword: randomPassword,
});

/** What leaving the last page loses: files that were not downloaded. */
const lossOf = (unsaved: readonly SecretFile[]): LeaveQuestion | undefined =>
  unsaved.length === 0
    ? undefined
    : {
        title: 'Leave without downloading?',
        text: `${namesOf(unsaved)} have not been downloaded. They cannot be had again.`,
        confirmLabel: 'Leave',
      };

/** How far the creation is, user by user. */
const jobsOf = (
  { users }: CreationForm,
  outcomes: readonly Outcome[] | undefined,
): readonly JobRow[] =>
  users.map(({ name }, index) => {
    const outcome = outcomes?.[index];
    const isNext = index === (outcomes?.length ?? 0);
    const ended = outcome?.state === 'created' ? 'done' : 'failed';
    const state = outcome === undefined ? (isNext ? 'busy' : 'waiting') : ended;
    return { id: String(index), name, state };
  });

/** Puts what was said of each user at the field that it is about. */
const complain = (form: UseFormReturn<CreationForm>, problems: readonly unknown[]): void =>
  problems.forEach((problem, index) => {
    const complaint = complaintOf(problem);
    if (complaint === undefined) return;
    if (complaint.field === 'password') form.setError('password', { message: complaint.message });
    else form.setError(`users.${index}.${complaint.field}`, { message: complaint.message });
  });

/** Creates up to ten users in three steps (docs/sources/console.md#3-2). */
export function UserCreatePage() {
  const { accountId } = useAccount();
  const form = useForm<CreationForm>({
    defaultValues: startingForm,
    mode: 'onTouched',
    reValidateMode: 'onChange',
  });
  const [groups, setGroups] = useState<readonly TransferItem[]>([]);
  const [checked, setChecked] = useState(false);
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>();
  const [downloaded, setDownloaded] = useState<readonly SecretFile['kind'][]>([]);
  const [step, goTo] = useWizardStep(steps, checked ? 1 : 0);
  const quota = useQuota(accountId, 'user');
  const refusals = useRefusals(userCalls);
  const values = useWatch({ control: form.control }) as CreationForm; // every field has a default
  const run = useWrite((filled: CreationForm) =>
    runCreation(filled, groups, callsFor(accountId), setOutcomes),
  );

  const next = async (): Promise<void> => {
    if (step === 0) {
      if (values.users.length > 1) form.setValue('passwordWay', 'now');
      if (!(await form.trigger(undefined, { shouldFocus: true }))) return;
      setChecked(true);
      goTo(1);
      return;
    }
    setOutcomes([]);
    setDownloaded([]);
    void run.run(form.getValues());
  };
  const correctFailed = (): void => {
    const refused = (outcomes ?? []).filter((outcome) => outcome.state === 'failed');
    form.setValue(
      'users',
      refused.map((outcome) => outcome.draft),
    );
    setOutcomes(undefined);
    goTo(0);
    complain(
      form,
      refused.map(({ problem }) => problem),
    );
  };

  const started = outcomes !== undefined;
  const unsaved = secretFilesOf(outcomes ?? []).filter(({ kind }) => !downloaded.includes(kind));
  const loss = lossOf(unsaved);
  const jobs = jobsOf(values, outcomes);
  return (
    <Wizard
      title="Create User"
      backTo={paths.users()}
      steps={steps}
      current={started ? 2 : step}
      finished={started}
      finishLoss={loss}
      onNext={next}
      nextLabel={step === 1 ? 'Create' : 'Next'}
      nextRefusal={
        refusals.create ??
        quotaRefusal(quota, 'users') ??
        (step === 0 ? accessProblem(values) : undefined)
      }
      {...(step === 1 ? { onPrevious: () => goTo(0) } : {})}
      isDirty={() => form.formState.isDirty}
      summary={step === 0 ? `Users: ${values.users.length}` : undefined}
    >
      {started && run.pending && (
        <Card title="Creating users">
          <ProgressList label="Creating users" rows={jobs} />
        </Card>
      )}
      {started && !run.pending && (
        <FinishStep
          outcomes={outcomes}
          loss={loss}
          onDownloaded={(kind) => setDownloaded((before) => [...before, kind])}
          onCorrect={correctFailed}
        />
      )}
      {!started && step === 0 && (
        <DetailsStep
          form={form}
          available={quota === undefined ? Number.POSITIVE_INFINITY : remaining(quota)}
        />
      )}
      {!started && step === 1 && <GroupsStep selected={groups} onChange={setGroups} />}
    </Wizard>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import { WhatItChanges } from '#src/parts/whatItChanges/WhatItChanges.tsx';
import { isRehearsal } from '#src/api/offer.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { withDependencies } from '#src/domain/access/dependencies.ts';
import { scopeChoices } from '#src/domain/access/scopeChoices.ts';
import { splitGrants, type PlannedGrant } from '#src/domain/access/splitGrants.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { useWizardStep } from '#src/ui/useWizardStep.ts';
import { Wizard } from '#src/ui/Wizard.tsx';
import type { WizardStep } from '#src/ui/WizardSteps.tsx';
import { useAccount } from '#src/parts/account.ts';
import { sendGrant, trialGrant, type Principal } from '../grantCalls.ts';
import { enterpriseProjectsQuery, rolesQuery, scopeText, useScopeNames } from '../lookups.ts';
import { runEach, waiting, type Progress } from '#src/parts/runEach.ts';
import { useAddressState } from '#src/parts/useAddressState.ts';
import { FinishStep } from './FinishStep.tsx';
import { RolePicker } from './RolePicker.tsx';
import { ScopeStep } from './ScopeStep.tsx';
import { chosenScope, readChoice, writeChoice } from './wizardUrl.ts';

/**
 * A first step of another kind, e.g. choosing user groups: it takes the picker's place and ends the
 * wizard by itself.
 */
export type OtherWay = {
  readonly content: ReactNode;
  readonly onNext: () => Promise<void>;
  readonly nextRefusal: string | undefined;
};

type AuthorizeWizardProps = {
  /** "Authorize User Group", "Authorize Agency", "Authorize User". */
  readonly title: string;
  readonly principal: Principal & { readonly name: string };
  /** Where Finish, Cancel and the back arrow lead unless the link says otherwise. */
  readonly backTo: string;
  readonly firstStep?: string;
  /** Stands above the picker in step 1. */
  readonly before?: ReactNode;
  readonly otherWay?: OtherWay | undefined;
  /** What to do about grants that were refused (403), shown with the result. */
  readonly advice?: (refused: readonly PlannedGrant[]) => ReactNode;
};

const nothing: readonly never[] = [];

/**
 * The wizard that grants policies and roles to a user group, an agency or (on enterprise projects)
 * a user: select, scope, finish (docs/sources/console.md#5). Selection, filters and step stand in
 * the address, so that a reload keeps them and another page can hand over with
 * `?roles=ID,ID&scope=all&return=/address`.
 */
export function AuthorizeWizard({
  title,
  principal,
  backTo,
  firstStep = 'Select Policy/Role',
  before,
  otherWay,
  advice,
}: AuthorizeWizardProps) {
  const { accountId } = useAccount();
  const [choice, change] = useAddressState(readChoice, writeChoice);
  const returnTo = choice.returnTo ?? backTo;

  const roles = useQuery(rolesQuery).data ?? nothing;
  const hasEnterpriseProjects =
    (useQuery(enterpriseProjectsQuery).data?.enterprise_projects.length ?? 0) > 0;
  const names = useScopeNames(accountId);
  const selection = useMemo(
    () =>
      withDependencies(
        choice.roles.flatMap((id) => roles.find((role) => role.id === id) ?? []),
        roles,
      ).all,
    [choice.roles, roles],
  );
  const choices = scopeChoices(selection, {
    principal: principal.kind,
    enterpriseProjects: hasEnterpriseProjects,
  });
  const scope =
    choices.find((entry) => entry.kind === choice.scope)?.kind ??
    choices.find((entry) => entry.recommended)?.kind;
  const plan =
    scope === undefined
      ? { grants: [], leftOut: [] }
      : splitGrants(selection, chosenScope(scope, choice), principal.kind);

  const steps: readonly WizardStep[] = useMemo(
    () => [
      { id: 'select', title: firstStep },
      { id: 'scope', title: 'Select Scope' },
      { id: 'finish', title: 'Finish' },
    ],
    [firstStep],
  );
  const [step, goTo] = useWizardStep(steps, otherWay === undefined && selection.length > 0 ? 1 : 0);
  const [asking, setAsking] = useState(false);
  const [progress, setProgress] = useState<readonly Progress<PlannedGrant>[]>();
  const run = useWrite((start: readonly Progress<PlannedGrant>[]) =>
    runEach(
      start,
      ({ role, scope: at }) => sendGrant({ accountId, principal, roleId: role.id, scope: at }),
      setProgress,
    ),
  );

  const nextRefusal = (): string | undefined => {
    if (step === 0)
      return otherWay === undefined
        ? selection.length === 0
          ? 'Select at least one policy or role.'
          : undefined
        : otherWay.nextRefusal;
    if (scope === 'project' && choice.projects.length === 0) return 'Choose at least one project.';
    if (scope === 'enterpriseProject' && choice.enterpriseProjects.length === 0)
      return 'Choose at least one enterprise project.';
    return plan.grants.length === 0
      ? 'Nothing of the selection can be granted at this scope.'
      : undefined;
  };
  const next = async (): Promise<void> => {
    if (step === 1) setAsking(true);
    else if (otherWay === undefined) goTo(1);
    else await otherWay.onNext();
  };

  return (
    <Wizard
      title={title}
      backTo={returnTo}
      steps={steps}
      current={progress === undefined ? step : 2}
      finished={progress !== undefined}
      onNext={next}
      nextLabel={step === 1 || otherWay !== undefined ? 'OK' : 'Next'}
      nextRefusal={nextRefusal()}
      {...(step === 1 ? { onPrevious: () => goTo(0) } : {})}
      isDirty={() => choice.roles.length > 0}
      summary={
        step === 0 && otherWay === undefined && selection.length > 0
          ? `Selected: ${selection.length}`
          : undefined
      }
    >
      {progress !== undefined && (
        <FinishStep
          progress={progress}
          running={run.pending}
          names={names}
          onRetry={() => void run.run(progress)}
          returnTo={returnTo}
          advice={advice}
        />
      )}
      {progress === undefined && step === 0 && (
        <>
          {before}
          {otherWay?.content ?? (
            <RolePicker
              accountId={accountId}
              principal={principal}
              ticked={choice.roles}
              onTick={(ids) => change({ roles: ids })}
              onlySelected={choice.onlySelected}
              onOnlySelected={(on) => change({ onlySelected: on })}
            />
          )}
        </>
      )}
      {progress === undefined && step === 1 && (
        <ScopeStep
          accountId={accountId}
          choices={choices}
          scope={scope}
          choice={choice}
          onChange={change}
          plan={plan}
        />
      )}
      <ConfirmDialog
        open={asking}
        title="Confirm authorization"
        text={`${principal.name} receives the following.${isRehearsal() ? ' Here it counts at once; on the real cloud within minutes, and after 15 to 30 minutes for services that cache permissions, such as OBS.' : ''}`}
        affected={plan.grants.map((grant) => ({
          name: grant.role.displayName,
          detail: scopeText(grant.scope, names),
        }))}
        affectedLabel="Permissions to be granted"
        note={
          <WhatItChanges
            calls={plan.grants.map(({ role, scope: at }) =>
              trialGrant({ accountId, principal, roleId: role.id, scope: at }),
            )}
          />
        }
        onConfirm={() => {
          if (progress !== undefined) return; // the second of two clicks, while the dialog closes
          const start = waiting(plan.grants);
          setProgress(start);
          void run.run(start);
        }}
        onClose={() => setAsking(false)}
      />
    </Wizard>
  );
}

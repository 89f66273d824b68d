import { Box, MenuItem, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { regionName } from '#src/catalog/regions.ts';
import { findSystemRole } from '#src/catalog/systemRoles.ts';
import { isAdministratorGroup } from '#src/domain/access/grantableRole.ts';
import { alternativeWords, type Alternative } from '#src/domain/ucs/leastPrivilege.ts';
import { rbacTypeNames, type RbacType } from '#src/domain/ucs/rbac.ts';
import { firstTerms, termsBody } from '#src/features/ucs/parts/terms.ts';
import { targetText, useTargets } from '#src/features/ucs/parts/target.ts';
import { useAccount } from '#src/parts/account.ts';
import { beginHandOver } from '#src/parts/handOver.tsx';
import { Loaded } from '#src/parts/Loaded.tsx';
import { ServiceWords } from '#src/parts/serviceEntry.tsx';
import { useRefusals } from '#src/parts/rights.ts';
import { useBatch } from '#src/parts/useBatch.ts';
import { useProject } from '#src/parts/useProject.ts';
import { paths } from '#src/paths.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { TextButton } from '#src/ui/TextLink.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { grantsOf, type RowGrant } from './wholeRow.ts';

/** Groups offered at a time (an account has 20 unless its quota is raised). */
const SHOWN = 200;

type Step =
  | { readonly kind: 'iam'; readonly grant: RowGrant }
  | { readonly kind: 'rbac'; readonly type: RbacType };

const rights = {
  all: api.groupGrantOnAll,
  project: api.groupGrantOnProject,
  rbac: api.ucsPermissionCreate,
} as const;

const projectText = (name: string): string =>
  regionName(name) === name ? name : `${regionName(name)} (${name})`;

type GrantDialogProps = {
  readonly title: string;
  readonly alternative: Alternative;
  readonly onClose: () => void;
};

/** What is chosen for a row, and everything that is granted with it. */
function useRowGrant({ alternative }: Pick<GrantDialogProps, 'alternative'>) {
  const { id: current, projects } = useProject();
  const targets = useTargets();
  const { accountId } = useAccount();
  const [group, setGroup] = useState({ id: '', name: '' });
  const [project, setProject] = useState<string>();
  const [targetId, setTargetId] = useState('');
  const { rbac } = alternative;
  const grants = useMemo(() => grantsOf(alternative), [alternative]);
  const inProject = grants.some(({ at }) => at === 'project');
  const projectId = project ?? current ?? '';
  const projectName = projects.find(({ id }) => id === projectId)?.name ?? '';
  const target = targets.find(({ id }) => id === targetId);
  const stepName = (step: Step): string =>
    step.kind === 'rbac'
      ? `RBAC ${rbacTypeNames[step.type]} in ${target === undefined ? 'a cluster or fleet' : targetText(target)}`
      : `${step.grant.name} (${step.grant.at === 'all' ? 'All resources' : projectText(projectName)})`;
  const send = (step: Step): Promise<unknown> => {
    if (step.kind === 'iam') {
      const params = { group_id: group.id, role_id: step.grant.id };
      return step.grant.at === 'all'
        ? api.groupGrantOnAll({ params: { ...params, domain_id: accountId } })
        : api.groupGrantOnProject({ params: { ...params, project_id: projectId } });
    }
    return api.ucsPermissionCreate({
      body: {
        target_kind: target?.kind ?? 'cluster',
        target_id: targetId,
        subject_kind: 'group',
        subject_ids: [group.id],
        ...termsBody({ ...firstTerms, type: step.type }),
      },
    });
  };
  const steps: readonly Step[] = [
    ...grants.map((grant): Step => ({ kind: 'iam', grant })),
    ...(rbac === undefined ? [] : [{ kind: 'rbac', type: rbac } as const]),
  ];
  const unchosen =
    group.id === ''
      ? 'Select a user group.'
      : inProject && projectId === ''
        ? 'Select a project.'
        : rbac !== undefined && target === undefined
          ? 'Select a cluster or fleet.'
          : undefined;
  return {
    group,
    setGroup,
    inProject,
    projects,
    projectId,
    setProject,
    targets,
    target,
    setTargetId,
    rbac,
    steps,
    stepName,
    send,
    unchosen,
  };
}

/**
 * Asks for the group, and for the project, cluster or fleet where one is needed, and grants the
 * whole row at once, dependencies and RBAC included. IAM's authorize wizard can be opened instead,
 * with everything of IAM chosen.
 */
export function GrantDialog({ title, alternative, onClose }: GrantDialogProps) {
  const navigate = useNavigate();
  const toast = useToast();
  const groups = useQuery(q(api.groupList, { query: { limit: SHOWN } }));
  const row = useRowGrant({ alternative });
  const { group, inProject, projectId, steps, stepName } = row;
  const refusals = useRefusals(rights);
  const give = useBatch<Step>({ key: stepName, name: stepName, send: row.send });
  const openWizard = () => {
    const roles = alternative.permissions.flatMap(({ name }) => findSystemRole(name)?.id ?? []);
    const returnTo = paths.ucsLeastPrivilege();
    const scope = inProject
      ? ({ roles, scope: 'project', projects: [projectId], returnTo } as const)
      : ({ roles, scope: 'all', returnTo } as const);
    void navigate(paths.groupAuthorize(group.id, scope));
  };
  const createGroup = () => {
    beginHandOver({ to: paths.ucsLeastPrivilege(), place: 'UCS, Least-privilege permissions' });
    void navigate(paths.groupCreate());
  };
  const refused =
    refusals.all ??
    (inProject ? refusals.project : undefined) ??
    (row.rbac === undefined ? undefined : refusals.rbac);
  const grant = async () => {
    await give(steps);
    toast.success(`${title} granted to ${group.name}.`, steps.map(stepName).join(', '));
  };
  return (
    <ServiceWords>
      <FormDialog
        open
        title={`Grant: ${title}`}
        submitLabel="Grant"
        refusal={refused ?? row.unchosen}
        onSubmit={grant}
        onClose={onClose}
      >
        <Typography sx={{ mb: 2 }}>{alternativeWords(alternative)}</Typography>
        <Loaded part query={groups} what="user groups">
          {(data) => (
            <Picker
              label="User Group"
              value={group.id}
              choices={data.groups.filter((one) => !isAdministratorGroup(one))}
              text={({ name }) => name}
              onChange={row.setGroup}
            />
          )}
        </Loaded>
        <Box sx={{ mt: 0.5, mb: 2 }}>
          <TextButton onClick={createGroup}>Create a user group</TextButton>
        </Box>
        {inProject && (
          <Picker
            label="Project for CCE, SWR and DNS"
            value={projectId}
            choices={row.projects}
            text={({ name }) => projectText(name)}
            onChange={({ id }) => row.setProject(id)}
          />
        )}
        {row.rbac !== undefined && (
          <Picker
            label="Cluster/Fleet"
            value={row.target?.id ?? ''}
            choices={row.targets}
            text={targetText}
            onChange={({ id }) => row.setTargetId(id)}
          />
        )}
        <Box role="group" aria-label="What is granted" sx={{ mt: 2 }}>
          Granted at once:
          <Box component="ul" sx={{ my: 0.5, pl: 3 }}>
            {steps.map((step) => (
              <li key={stepName(step)}>{stepName(step)}</li>
            ))}
          </Box>
          {row.unchosen === undefined && (
            <TextButton onClick={openWizard}>Open authorization</TextButton>
          )}
        </Box>
      </FormDialog>
    </ServiceWords>
  );
}

type PickerProps<Choice> = {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly text: (choice: Choice) => string;
  readonly onChange: (choice: Choice) => void;
};

/** One of several things, chosen by its id. */
function Picker<Choice extends { readonly id: string }>({
  label,
  value,
  choices,
  text,
  onChange,
}: PickerProps<Choice>) {
  const pick = (id: string): void => {
    const choice = choices.find((one) => one.id === id);
    if (choice !== undefined) onChange(choice);
  };
  return (
    <TextField
      select
      fullWidth
      label={label}
      value={choices.some(({ id }) => id === value) ? value : ''}
      onChange={(event) => pick(event.target.value)}
      slotProps={{ inputLabel: { shrink: true } }}
      sx={{ maxWidth: 400, mt: 1 }}
    >
      {choices.map((choice) => (
        <MenuItem key={choice.id} value={choice.id}>
          {text(choice)}
        </MenuItem>
      ))}
    </TextField>
  );
}

import { Alert, MenuItem, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { ProblemAlert } from '#src/ui/ProblemAlert.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';
import { rolesInProject, type Principal } from '../grantCalls.ts';
import { projectsQuery, rolesQuery } from '../lookups.ts';

type CopyPermissionsDialogProps = {
  readonly accountId: string;
  readonly principal: Principal & { readonly name: string };
  readonly onCopy: (roleIds: readonly string[]) => void;
  readonly onClose: () => void;
};

/**
 * Takes over what the principal already holds in one region's project, to grant it elsewhere
 * (docs/sources/console.md#5-2; layout ours).
 */
export function CopyPermissionsDialog({
  accountId,
  principal,
  onCopy,
  onClose,
}: CopyPermissionsDialogProps) {
  const [projectId, setProjectId] = useState('');
  const words = useProblemWords();
  const projects = useQuery(projectsQuery(accountId));
  const roles = useQuery(rolesQuery).data ?? [];
  const held = useQuery({
    queryKey: ['roles-in-project', principal.kind, principal.id, projectId],
    queryFn: () => rolesInProject(principal, projectId),
    enabled: projectId !== '',
  });
  const names = (held.data ?? []).map(
    (id) => roles.find((role) => role.id === id)?.displayName ?? id,
  );
  const refusal =
    projectId === ''
      ? 'Choose a project first.'
      : names.length === 0
        ? 'There is nothing to copy.'
        : undefined;
  const problem = projects.error ?? held.error;
  return (
    <FormDialog
      open
      title="Copy Permissions from Another Project"
      refusal={refusal}
      onClose={onClose}
      onSubmit={() => onCopy(held.data ?? [])}
    >
      <Typography sx={{ mb: 2 }}>
        The permissions that {principal.name} holds in the project are ticked in the list; you
        choose their new scope in the next step.
      </Typography>
      {problem !== null && <ProblemAlert problem={words(problem)} />}
      <TextField
        select
        fullWidth
        label="Project"
        value={projectId}
        onChange={(event) => setProjectId(event.target.value)}
      >
        {(projects.data ?? []).map((project) => (
          <MenuItem key={project.id} value={project.id}>
            {project.name} [{project.regionName}]
          </MenuItem>
        ))}
      </TextField>
      {held.data !== undefined && names.length === 0 && (
        <EmptyState text={`${principal.name} holds nothing in this project.`} />
      )}
      {names.length > 0 && (
        <Alert severity="info" sx={{ mt: 2 }}>
          {names.length === 1 ? 'One permission' : `${names.length} permissions`}:{' '}
          {names.join(', ')}
        </Alert>
      )}
    </FormDialog>
  );
}

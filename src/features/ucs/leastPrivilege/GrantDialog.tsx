import { Alert, Box, MenuItem, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { regionName } from '#src/catalog/regions.ts';
import { findSystemRole } from '#src/catalog/systemRoles.ts';
import { isAdministratorGroup } from '#src/domain/access/grantableRole.ts';
import { alternativeWords, type Alternative } from '#src/domain/ucs/leastPrivilege.ts';
import { beginHandOver } from '#src/parts/handOver.tsx';
import { Loaded } from '#src/parts/Loaded.tsx';
import { ServiceWords } from '#src/parts/serviceEntry.tsx';
import { useProject } from '#src/parts/useProject.ts';
import { paths } from '#src/paths.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { TextButton } from '#src/ui/TextLink.tsx';

/** Groups offered at a time (an account has 20 unless its quota is raised). */
const SHOWN = 200;

/**
 * Asks for the group, and for the project where one is needed, and opens IAM's authorize wizard
 * with everything chosen.
 */
export function GrantDialog({
  title,
  alternative,
  onClose,
}: {
  readonly title: string;
  readonly alternative: Alternative;
  readonly onClose: () => void;
}) {
  const navigate = useNavigate();
  const groups = useQuery(q(api.groupList, { query: { limit: SHOWN } }));
  const { id: current, projects } = useProject();
  const [group, setGroup] = useState('');
  const [project, setProject] = useState<string>();
  const inProject = alternative.permissions.some(({ at }) => at === 'project');
  const projectId = project ?? current ?? '';
  const open = async () => {
    const roles = alternative.permissions.flatMap(({ name }) => findSystemRole(name)?.id ?? []);
    const returnTo = paths.ucsLeastPrivilege();
    await navigate(
      paths.groupAuthorize(
        group,
        inProject
          ? { roles, scope: 'project', projects: [projectId], returnTo }
          : { roles, scope: 'all', returnTo },
      ),
    );
  };
  const createGroup = () => {
    beginHandOver({ to: paths.ucsLeastPrivilege(), place: 'UCS, Least-privilege permissions' });
    void navigate(paths.groupCreate());
  };
  const refusal =
    group === ''
      ? 'Select a user group.'
      : inProject && projectId === ''
        ? 'Select a project.'
        : undefined;
  return (
    <ServiceWords>
      <FormDialog
        open
        title={`Grant: ${title}`}
        submitLabel="Open authorization"
        refusal={refusal}
        onSubmit={open}
        onClose={onClose}
      >
        <Typography sx={{ mb: 2 }}>{alternativeWords(alternative)}</Typography>
        {alternative.rbac !== undefined && (
          <Alert severity="info" sx={{ mb: 2 }}>
            RBAC is not part of IAM: grant it afterwards on the Permissions page of UCS, as{' '}
            {alternative.rbac}, with the list permission on namespaces.
          </Alert>
        )}
        <Loaded part query={groups} what="user groups">
          {(data) => (
            <TextField
              select
              fullWidth
              label="User Group"
              value={group}
              onChange={(event) => setGroup(event.target.value)}
              slotProps={{ inputLabel: { shrink: true } }}
              sx={{ maxWidth: 400, mt: 1 }}
            >
              {data.groups
                .filter((one) => !isAdministratorGroup(one))
                .map(({ id, name }) => (
                  <MenuItem key={id} value={id}>
                    {name}
                  </MenuItem>
                ))}
            </TextField>
          )}
        </Loaded>
        <Box sx={{ mt: 0.5, mb: 2 }}>
          <TextButton onClick={createGroup}>Create a user group</TextButton>
        </Box>
        {inProject && (
          <TextField
            select
            fullWidth
            label="Project for CCE, SWR and DNS"
            value={projects.some(({ id }) => id === projectId) ? projectId : ''}
            onChange={(event) => setProject(event.target.value)}
            sx={{ maxWidth: 400 }}
          >
            {projects.map(({ id, name }) => (
              <MenuItem key={id} value={id}>
                {regionName(name) === name ? name : `${regionName(name)} (${name})`}
              </MenuItem>
            ))}
          </TextField>
        )}
      </FormDialog>
    </ServiceWords>
  );
}

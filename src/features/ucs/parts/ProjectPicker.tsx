import { MenuItem, TextField } from '@mui/material';
import { useProject } from '#src/parts/useProject.ts';
import { regionName } from '#src/catalog/regions.ts';

/**
 * UCS is global and shows no region in the top bar; pages about services that belong to projects
 * let one be chosen here.
 */
export function ProjectPicker() {
  const { name, projects, choose } = useProject();
  return (
    <TextField
      select
      label="Project"
      value={projects.some((project) => project.name === name) ? name : ''}
      onChange={(event) => choose(event.target.value)}
      sx={{ minWidth: 220 }}
    >
      {projects.map((project) => (
        <MenuItem key={project.id} value={project.name}>
          {regionName(project.name) === project.name
            ? project.name
            : `${regionName(project.name)} (${project.name})`}
        </MenuItem>
      ))}
    </TextField>
  );
}

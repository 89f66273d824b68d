import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { agencyPermissions, projectRegionLabel } from '#src/domain/coc/agencies.ts';

/** docs/sources/coc-enabling.md#table-1: what ServiceAgencyForCOC is given, where, and what for. */
export function PermissionTable() {
  return (
    <TableContainer
      tabIndex={0}
      role="region"
      aria-label="Permissions in ServiceAgencyForCOC, scrollable"
    >
      <Table aria-label="Permissions in ServiceAgencyForCOC" sx={{ minWidth: 760 }}>
        <TableHead>
          <TableRow>
            {['Permission', 'Description', 'Project [Region]', 'Application Scenario'].map(
              (title) => (
                <TableCell key={title}>{title}</TableCell>
              ),
            )}
          </TableRow>
        </TableHead>
        <TableBody>
          {agencyPermissions.map((row) => (
            <TableRow key={row.name} sx={{ '& td': { verticalAlign: 'top' } }}>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{row.name}</TableCell>
              <TableCell>{row.description}</TableCell>
              <TableCell>{projectRegionLabel[row.scope]}</TableCell>
              <TableCell>
                {row.applicationScenarios.map((scenario) => (
                  <div key={scenario}>{scenario}</div>
                ))}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

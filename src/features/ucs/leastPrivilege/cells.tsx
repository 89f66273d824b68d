import { Box } from '@mui/material';
import { Fragment } from 'react';
import { findSystemRole } from '#src/catalog/systemRoles.ts';
import {
  alternativeLabel,
  type Alternative,
  type LeastPrivilegeRow,
} from '#src/domain/ucs/leastPrivilege.ts';
import { paths } from '#src/paths.ts';
import { TextLink } from '#src/ui/TextLink.tsx';

/** The permissions of an alternative, each a link to its content. */
function AlternativeText({
  alternative: { permissions, rbac },
}: {
  readonly alternative: Alternative;
}) {
  return (
    <>
      {permissions.map(({ name }, index) => (
        <Fragment key={name}>
          {index > 0 && ' + '}
          <TextLink to={paths.policy(findSystemRole(name)?.id ?? '')}>{name}</TextLink>
        </Fragment>
      ))}
      {rbac !== undefined && (
        <>
          {' + '}
          <TextLink to={paths.ucsPermissions()}>UCS RBAC</TextLink> (including the list permission
          on namespaces)
        </>
      )}
    </>
  );
}

/** The cell of the least-privilege permission: the alternatives of a row, in the table's terms. */
export function Alternatives({ row }: { readonly row: LeastPrivilegeRow }) {
  return row.alternatives.map((alternative, index) => {
    const label = alternativeLabel(row, index);
    return (
      // Lines far enough apart for a finger, where links stand below each other.
      <Box
        key={alternative.permissions.map(({ name }) => name).join('+')}
        sx={{ lineHeight: '24px' }}
      >
        {label !== '' && `${label} `}
        <AlternativeText alternative={alternative} />
      </Box>
    );
  });
}

/** The cell of the scope: what the permission type covers, and the table's note. */
export function ScopeText({
  row: { scope, scopeIsOurs, note },
}: {
  readonly row: LeastPrivilegeRow;
}) {
  return (
    <>
      <Box sx={scopeIsOurs ? { fontStyle: 'italic' } : {}}>
        {scope}
        {scopeIsOurs && ' (ours)'}
      </Box>
      {note !== undefined && <Box sx={{ mt: 0.5 }}>NOTE: {note}</Box>}
    </>
  );
}

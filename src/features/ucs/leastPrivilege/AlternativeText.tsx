import { Fragment } from 'react';
import { findSystemRole } from '#src/catalog/systemRoles.ts';
import type { Alternative } from '#src/domain/ucs/leastPrivilege.ts';
import { paths } from '#src/paths.ts';
import { TextLink } from '#src/ui/TextLink.tsx';

/** The permissions of an alternative, each a link to its content. */
export function AlternativeText({
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

import type { RepairStep } from '#src/domain/access/repairs.ts';
import { proposalName } from '#src/parts/proposal.ts';
import { paths } from '#src/paths.ts';

/** Where a change is made, filled in as far as the form or wizard can be. */
export type RepairLink = {
  readonly to: string;
  /** What the link leads to, as its label says it. */
  readonly place: string;
  /** A text that the form takes over; it has to be kept for it (`keepProposal`). */
  readonly text?: string;
};

/** A policy's text as its form opens it. */
const textOf = ({ change: { document } }: RepairStep): string | undefined =>
  document && JSON.stringify(document, null, 4);

/** The wizard that grants existing policies. */
function grantLink({ target, change }: RepairStep): RepairLink | undefined {
  const { policies = [], scope } = change;
  const ids = policies.map(({ id }) => id);
  const place = 'the authorization wizard';
  if (policies.some(({ store }) => store === 'identityPolicy')) {
    if (target.kind === 'user') return { to: paths.newUserAuthorize(target.id, ids), place };
    if (target.kind === 'group') return { to: paths.newGroupAuthorize(target.id, ids), place };
    return target.kind === 'agency'
      ? { to: paths.newAgencyAuthorize(target.id, ids), place }
      : undefined;
  }
  const inProject = scope?.kind === 'project';
  if (target.kind === 'group') {
    const projects = inProject ? { projects: [scope.projectId] } : {};
    return {
      to: paths.groupAuthorize(target.id, {
        roles: ids,
        ...(scope?.kind !== 'enterpriseProject' && { scope: inProject ? 'project' : 'all' }),
        ...projects,
      }),
      place,
    };
  }
  if (target.kind === 'agency')
    return { to: paths.agencyAuthorize(target.id, { roles: ids }), place };
  return target.kind === 'user' ? { to: paths.userAuthorize(target.id), place } : undefined;
}

/** The form of the policy whose text changes. */
function textLink(step: RepairStep): RepairLink | undefined {
  const { target } = step;
  const text = textOf(step);
  const name = text === undefined ? undefined : proposalName(text);
  const kept = text === undefined ? {} : { text };
  switch (target.kind) {
    case 'role':
      return text === undefined
        ? { to: paths.policy(target.id), place: 'the policy' }
        : { to: paths.policyModify(target.id, name), place: 'the policy’s form', ...kept };
    case 'identityPolicy':
      return text === undefined
        ? { to: paths.identityPolicy(target.id), place: 'the policy' }
        : { to: paths.identityPolicyEdit(target.id, name), place: 'the policy’s form', ...kept };
    case 'trustPolicy':
      return { to: paths.newAgencyTrust(target.id), place: 'the trust policy' };
    default:
      return undefined;
  }
}

/** A page where a policy is taken from whoever holds it. */
function holdingLink({ target, change }: RepairStep): RepairLink | undefined {
  const isNew = change.policies?.some(({ store }) => store === 'identityPolicy') === true;
  const place = `the permissions of ${target.name}`;
  switch (target.kind) {
    case 'user':
      return {
        to: isNew ? paths.newUser(target.id, 'permissions') : paths.user(target.id, 'permissions'),
        place,
      };
    case 'group':
      return {
        to: isNew
          ? paths.newGroup(target.id, 'permissions')
          : paths.group(target.id, 'permissions'),
        place,
      };
    case 'agency':
      return {
        to: isNew
          ? paths.newAgency(target.id, 'permissions')
          : paths.agency(target.id, 'permissions'),
        place,
      };
    default:
      return undefined;
  }
}

/** Where a step is done; undefined where nothing of the account changes. */
export function repairLink(step: RepairStep): RepairLink | undefined {
  const { kind, change } = step;
  switch (kind) {
    case 'join-group':
      return change.member && change.group
        ? {
            to: paths.userAuthorize(change.member.id, [change.group.id]),
            place: 'the user’s authorization',
          }
        : undefined;
    case 'leave-group':
      return (
        change.group && { to: paths.group(change.group.id, 'users'), place: 'the group’s users' }
      );
    case 'grant-policy':
    case 'agency-grant':
    case 'add-dependency':
      return grantLink(step);
    case 'new-policy': {
      const text = textOf(step);
      if (text === undefined) return undefined;
      const name = proposalName(text);
      const isNew = change.policies?.[0]?.store === 'identityPolicy';
      return {
        to: isNew ? paths.identityPolicyCreate(name) : paths.policyCreate(name),
        place: 'the form of a new policy',
        text,
      };
    }
    case 'revoke-grant':
      return holdingLink(step);
    case 'scp':
      return {
        to: paths.scp(step.target.id, {}, change.document === undefined ? 'targets' : 'content'),
        place: 'the service control policy',
      };
    case 'other-resource':
    case 'other-condition':
    case 'other-project':
      return undefined;
    default:
      return textLink(step);
  }
}

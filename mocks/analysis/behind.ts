import type { World } from '../world/world.ts';

/** Who stands behind a holder: a group's members, or the principal itself; as `kind/id`. */
export const behind = ({ tables }: World, kind: string, id: string): readonly string[] =>
  kind === 'group'
    ? tables.memberships.by('group', id).map(({ user_id }) => `user/${user_id}`)
    : [`${kind}/${id}`];

/** Users and agencies that hold a policy, themselves or through a group, as `kind/id`. */
export const holdersOfPolicy = (world: World, id: string): readonly string[] => [
  ...world.tables.grants
    .by('role', id)
    .flatMap(({ subject_kind, subject_id }) => behind(world, subject_kind, subject_id)),
  // A system-defined policy is attached in any account.
  ...[...world.tables.domains.all()]
    .flatMap((account) => world.tables.attachments.by('policy', `${account.id}/${id}`))
    .flatMap(({ holder_kind, holder_id }) => behind(world, holder_kind, holder_id)),
];

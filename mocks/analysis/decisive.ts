import type { Holder } from '#src/domain/policy/comparison/canDo.ts';

/** What somebody holds as far as it decides: ids of people on the way to it do not. */
export const decisive = ({ grants, caller, facts }: Holder): string =>
  JSON.stringify([
    grants.map(({ path, ...grant }) => [grant, grant.kind === 'scp' ? path : null]),
    caller,
    facts,
  ]);

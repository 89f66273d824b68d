import type { TransferItem } from '#src/ui/TransferList.tsx';

/** A user who joins a group (`add`) or leaves it. */
export type MemberChange = { readonly user: TransferItem; readonly add: boolean };

/** Tells joining and leaving of one user apart. */
export const memberChangeKey = ({ user, add }: MemberChange): string => `${add} ${user.id}`;
/** How a change is called when it fails: by its user. */
export const memberChangeName = ({ user }: MemberChange): string => user.name;

/**
 * The difference between who is in a group and who shall be: those who join, then those who leave.
 */
export function memberChanges(
  before: readonly TransferItem[],
  after: readonly TransferItem[],
): readonly MemberChange[] {
  const ids = (items: readonly TransferItem[]): ReadonlySet<string> =>
    new Set(items.map(({ id }) => id));
  const [old, next] = [ids(before), ids(after)];
  return [
    ...after.filter(({ id }) => !old.has(id)).map((user) => ({ user, add: true })),
    ...before.filter(({ id }) => !next.has(id)).map((user) => ({ user, add: false })),
  ];
}

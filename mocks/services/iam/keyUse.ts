import { Draft } from '#mocks/world/draft.ts';
import type { Write } from '#mocks/pipeline/ledger.ts';
import type { World } from '#mocks/world/world.ts';

/**
 * A use is noted again only after this time (ms), so that reading with a key does not fill
 * the journal (ours).
 */
const noteEvery = 15 * 60_000;

/**
 * The write that notes a use of an access key; without changes when the latest note is young or
 * the key is gone.
 */
export function noteKeyUse(world: World, accessKey: string, now: number): Write<undefined> {
  const { tables } = world;
  const draft = new Draft(world);
  const key = tables.credentials.get(accessKey);
  const noted = tables.keyUses.get(accessKey)?.at ?? -Infinity;
  if (key !== undefined && now - noted >= noteEvery)
    draft.insert('keyUses', { id: accessKey, at: now });
  return {
    value: undefined,
    draft: {
      actor: tables.users.get(key?.user_id ?? '')?.name ?? '-',
      call: 'keyUse',
      summary: `Signed with access key ${accessKey}`,
      changes: draft.finish(),
    },
  };
}

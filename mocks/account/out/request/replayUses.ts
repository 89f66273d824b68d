import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import { contract } from '#src/api/contract/index.ts';
import type { Endpoint } from '#src/api/endpoint/endpoint.ts';
import { compileGrants, decide } from '#src/domain/policy/engine/decide.ts';
import { NotThere, type Account } from '#mocks/analysis/account.ts';
import { principalOf, type Known } from '#mocks/analysis/logged.ts';
import { requestFor } from '#mocks/analysis/question.ts';
import { subjectOf } from '#mocks/analysis/subject.ts';
import type { UseRow } from '#mocks/world/tables/imported.ts';

/** Recorded calls of one person for one operation. */
export type UsedCall = {
  readonly actor: string;
  readonly operation: string;
  readonly action: string;
  readonly count: number;
  /** ISO time. */
  readonly latest: string;
};

/** What a change makes of recorded calls. `unchanged` counts calls, the others gather them. */
export type UseReport = {
  readonly refused: readonly UsedCall[];
  readonly allowed: readonly UsedCall[];
  readonly unchanged: number;
  readonly unknown: readonly { readonly operation: string; readonly why: string }[];
};

const endpoints: readonly Endpoint[] = Object.values(contract);

/**
 * Actions that a recorded operation may have asked for: those of the published call of that name,
 * else those of its service whose last part is that name.
 */
function actionsOf({ service, operation }: UseRow, catalog: CatalogView): readonly string[] {
  const name = operation.toLowerCase();
  const published = endpoints.flatMap(({ operation: known, access }) =>
    typeof access !== 'string' && known.toLowerCase() === name
      ? access.map((guard) => guard.name)
      : [],
  );
  if (published.length > 0) return [...new Set(published)];
  return (catalog.actionsOf(service.toLowerCase()) ?? []).filter(
    (action) => action.split(':').at(-1)?.toLowerCase() === name,
  );
}

/** Who made a recorded call, by his URN or his name. */
function actorOf({ world, account }: Account, { actor, actor_id }: UseRow): Known | undefined {
  const { tables } = world;
  const user = tables.users.get(actor_id) ?? tables.users.find('name', `${account.id}/${actor}`);
  if (user !== undefined) return { ref: { kind: 'user', id: user.id }, name: `user:${user.name}` };
  return actor.split(':').length > 4 ? principalOf(world, actor) : undefined;
}

/** Whether a state allows a recorded call; undefined when its caller is not there. */
function allows(
  at: Account,
  catalog: CatalogView,
  use: UseRow,
  action: string,
): boolean | undefined {
  const known = actorOf(at, use);
  if (known === undefined) return undefined;
  const subject = subjectOf(at, known.ref, known.name);
  try {
    const request = requestFor(at, catalog, subject, action, {
      ...(use.resource.includes(':') && { resource: use.resource }),
      context: {
        ...(use.address !== '' && { 'g:SourceIp': use.address }),
        'g:CurrentTime': new Date(use.at).toISOString(),
      },
    });
    return decide(request, compileGrants(subject.grants)).allowed;
  } catch (error) {
    if (error instanceof NotThere) return undefined;
    throw error;
  }
}

/** What a change does to one recorded call, and by which action. */
type Judged =
  | { readonly is: 'refused' | 'allowed'; readonly action: string }
  | { readonly is: 'unchanged' }
  | { readonly is: 'unknown'; readonly why: string };

/**
 * Judges one recorded call. Actions that contradict the record (the state before refuses what was
 * answered) are not what it asked for; those that are left have to agree.
 */
function judged(
  use: UseRow,
  actions: readonly string[],
  before: Account,
  after: Account,
  catalog: CatalogView,
): Judged {
  if (actions.length === 0) return { is: 'unknown', why: 'No action of this name is known.' };
  const possible = actions.flatMap((action) => {
    const was = allows(before, catalog, use, action);
    if (was === undefined || (use.refused !== null && was === use.refused)) return [];
    // Who is gone is refused.
    return [{ action, was, is: allows(after, catalog, use, action) ?? false }];
  });
  const [first] = possible;
  if (first === undefined)
    return { is: 'unknown', why: 'The state before does not answer as recorded.' };
  if (possible.every(({ was, is }) => was === is)) return { is: 'unchanged' };
  const changed = possible.filter(({ was, is }) => was !== is);
  if (changed.length < possible.length)
    return {
      is: 'unknown',
      why: `It asks for one of ${possible.map(({ action }) => action).join(', ')}; only ${changed.map(({ action }) => action).join(', ')} would come out otherwise.`,
    };
  const action = possible.map((one) => one.action).join(', ');
  return { is: first.is ? 'allowed' : 'refused', action };
}

/**
 * Replays recorded calls against a change: which would now be refused, and which recorded refusals
 * would be allowed. Undefined when nothing is recorded.
 */
export function replayUses(
  before: Account,
  after: Account,
  catalog: CatalogView,
): UseReport | undefined {
  const uses = [...after.world.tables.uses.all()];
  if (uses.length === 0) return undefined;
  const found = { refused: new Map<string, UsedCall>(), allowed: new Map<string, UsedCall>() };
  const unknown = new Map<string, string>();
  let unchanged = 0;
  for (const use of uses) {
    const outcome = judged(use, actionsOf(use, catalog), before, after, catalog);
    if (outcome.is === 'unchanged') unchanged += 1;
    else if (outcome.is === 'unknown') unknown.set(`${use.service} ${use.operation}`, outcome.why);
    else note(found[outcome.is], use, outcome.action);
  }
  return {
    refused: [...found.refused.values()],
    allowed: [...found.allowed.values()],
    unchanged,
    unknown: [...unknown].map(([operation, why]) => ({ operation, why })),
  };
}

function note(into: Map<string, UsedCall>, use: UseRow, action: string): void {
  const operation = `${use.service} ${use.operation}`;
  const key = JSON.stringify([use.actor, operation]);
  const known = into.get(key);
  const latest = new Date(use.at).toISOString();
  into.set(key, {
    actor: use.actor,
    operation,
    action,
    count: (known?.count ?? 0) + 1,
    latest: known !== undefined && known.latest > latest ? known.latest : latest,
  });
}

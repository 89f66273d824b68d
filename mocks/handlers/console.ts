import { consoleRows, type journalEntry } from '#src/api/contract/console.ts';
import { contract } from '#src/api/contract/index.ts';
import type { z } from '#src/api/endpoint/zod.ts';
import { unknownCall } from '#src/api/faults.ts';
import { implement } from '../pipeline/call.ts';
import { refuse } from '../ground/errors.ts';
import type { Commit } from '../world/journal.ts';
import { actorOf } from '../pipeline/run.ts';
import { scenarioList } from '../scenarios/scenarios.ts';
import { nextUndo, undoneBy } from '../pipeline/undo.ts';

const kindOf = ({ before, after }: Commit['changes'][number]) =>
  before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';

function wire(commit: Commit, undone: ReadonlyMap<number, number>): z.input<typeof journalEntry> {
  const { no, at, actor, call, summary, changes, undoes } = commit;
  const undone_by = undone.get(no);
  return {
    no,
    at,
    actor,
    call,
    summary,
    changes: changes.map((change) => ({
      table: change.table,
      id: change.id,
      kind: kindOf(change),
    })),
    ...(undoes !== undefined && { undoes }),
    ...(undone_by !== undefined && { undone_by }),
  };
}

/** Calls the console makes about itself. */
export const consoleHandlers = implement(consoleRows, {
  decisionBatch: ({ body, ctx: { caller, controls } }) => ({
    decisions: body.questions.map((question) =>
      controls.ask(caller, question, body.explain ?? false),
    ),
  }),
  scenarioList: ({ ctx: { controls } }) => ({
    current: controls.state(),
    scenarios: scenarioList.map(
      ({ name, title, procedure, description, sees, people, params = [] }) => ({
        name,
        title,
        procedure,
        description,
        sees: [...sees],
        people: [...people],
        params: params.map((param) => ({
          name: param.name,
          description: param.description,
          default: param.default,
        })),
      }),
    ),
  }),
  scenarioOpen: async ({ body, ctx: { controls } }) => {
    const current = await controls.open({ scenario: body.scenario, params: body.params });
    return body.as === undefined ? { current } : { current, token: controls.signInAs(body.as) };
  },
  worldSave: async ({ ctx: { controls } }) => ({ world: await controls.save() }),
  worldOpen: async ({ body, ctx: { controls } }) => {
    const current = await controls.adopt(body.world);
    return body.as === undefined ? { current } : { current, token: controls.signInAs(body.as) };
  },
  personToken: ({ body, ctx: { controls } }) => ({ token: controls.signInAs(body.as) }),
  delegationList: ({ ctx: { caller, controls } }) => {
    const { tables } = controls.world();
    const delegations = tables.agencies.by('trusted', caller.user.domain_id).map((agency) => ({
      agency_id: agency.id,
      agency_name: agency.name,
      domain_name: tables.domains.get(agency.domain_id)?.name ?? '',
    }));
    return {
      delegations: delegations.toSorted(
        (a, b) =>
          a.domain_name.localeCompare(b.domain_name, 'en') ||
          a.agency_name.localeCompare(b.agency_name, 'en'),
      ),
    };
  },
  journalList: ({ query, ctx: { controls } }) => {
    const commits = controls.commits();
    const undone = undoneBy(commits);
    const offset = query.offset ?? 0;
    const next = nextUndo(commits);
    return {
      ...(next && { next_undo: wire(next, undone) }),
      entries: commits
        .toReversed()
        .slice(offset, offset + (query.limit ?? 100))
        .map((commit) => wire(commit, undone)),
      total: commits.length,
      undo_off: controls.undoOff(),
    };
  },
  journalUndo: async ({ body, ctx: { caller, controls } }) => {
    if (controls.undoOff()) throw refuse('undoOff');
    // Whoever holds the control key need not be anybody in the world.
    const actor = caller === undefined ? 'control key' : actorOf(caller);
    return { entry: wire(await controls.undo(body.no, actor), undoneBy(controls.commits())) };
  },
  faultShow: ({ ctx: { controls } }) => ({ faults: [...controls.faults.list()] }),
  faultPlan: ({ body, ctx: { controls } }) => {
    const calls = Object.keys(contract);
    const wrong = body.faults.find(({ call }) => unknownCall(call, calls) !== undefined);
    if (wrong !== undefined) throw refuse('invalidParameter', { key: `call ${wrong.call}` });
    controls.faults.plan(body.faults);
    return { faults: body.faults };
  },
  health: ({ ctx: { controls } }) => ({ status: 'ok', world: controls.state() }),
});

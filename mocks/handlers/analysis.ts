import { analysisRows, type AccessQuestion } from '#src/api/contract/analysis.ts';
import { loadServiceActions, servicesWithActions } from '#src/catalog/serviceActions.ts';
import type { DecidingPolicy } from '#src/domain/access/accessReports.ts';
import { caseRequest } from '#src/domain/policy/comparison/caseRequest.ts';
import { openContents, plainly } from '#src/domain/policy/comparison/canDo.ts';
import { findingEntries } from '#src/domain/policy/comparison/entries.ts';
import { onePolicyOf, writtenPolicy } from '#src/domain/policy/comparison/onePolicy.ts';
import type { AccessRequest, Decision } from '#src/domain/policy/engine/decision.ts';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import { NotThere, type Account } from '../analysis/account.ts';
import { decideInLayers } from '../analysis/answers/layers.ts';
import { findingPassOn } from '../analysis/answers/passOn.ts';
import { findingRows } from '../analysis/answers/rows.ts';
import { findingHolders } from '../analysis/answers/whoCan.ts';
import { membersOf, type Member } from '../analysis/members.ts';
import {
  actionNamed,
  askedEverything,
  askedFor,
  requestFor,
  type Where,
} from '../analysis/question.ts';
import { findingRemovals } from '../analysis/repair/removals.ts';
import { statementsOf, storedPolicy } from '../analysis/repair/storedPolicy.ts';
import { findingRepairs } from '../analysis/repair/whyNot.ts';
import type { Subject } from '../analysis/subject.ts';
import type { Caller } from '../identities/principal.ts';
import { implement, type ConsoleCtx } from '../pipeline/call.ts';
import { inSlices } from './inSlices.ts';
import { namesIn } from './namesIn.ts';
import { asDesk, asPerson, notThere, type Viewer } from './viewer.ts';
import { wholeCatalog } from './wholeCatalog.ts';

type Ctx = ConsoleCtx<Caller | undefined>;
type View = () => Viewer;

/** The parts of a question that say where, without what was not said. */
function whereOf(asked: Partial<AccessQuestion>): Where {
  const { resource, project, enterpriseProject, context = {} } = asked;
  return {
    ...(resource !== undefined && resource !== '' && { resource }),
    ...(project !== undefined && project !== '' && { project }),
    ...(enterpriseProject !== undefined && enterpriseProject !== '' && { enterpriseProject }),
    context,
  };
}

/** What is not there is told to whoever asked. @throws ApiError 404 */
function told<T>(look: () => T): T {
  try {
    return look();
  } catch (error) {
    throw error instanceof NotThere ? notThere(error) : error;
  }
}

type Asked = {
  readonly viewer: Viewer;
  readonly subject: Subject;
  readonly request: AccessRequest;
};

function askedOf(view: View, all: CatalogView, question: AccessQuestion): Asked {
  const viewer = view();
  const subject = viewer.subject(question.principal);
  const request = told(() =>
    requestFor(viewer.at, all, subject, actionNamed(question.action), whereOf(question)),
  );
  return { viewer, subject, request };
}

/** The policy whose statement decided, as it is stored. */
function decidingPolicy({ world }: Account, { decidedBy }: Decision): DecidingPolicy | null {
  if (decidedBy?.type !== 'statement') return null;
  const { policyId, kind, statementIndex } = decidedBy.statement;
  const stored = storedPolicy(world, policyId, kind);
  if (stored === undefined) return null;
  const { store, id, name, raw } = stored;
  const statements = statementsOf(raw).map((one) => JSON.stringify(one, null, 2));
  return { store, id, name, statements, deciding: statementIndex };
}

async function check(view: View, body: AccessQuestion, without: readonly string[]) {
  const { viewer, subject, request } = askedOf(view, await wholeCatalog(), body);
  const decided = decideInLayers(request, subject.grants, without);
  return {
    question: { ...body, principal: subject.name },
    request: caseRequest(decided.request),
    decision: decided.decision,
    layers: [...decided.layers],
    policy: decidingPolicy(viewer.at, decided.decision),
    names: namesIn(viewer.at),
  };
}

async function repairs(view: View, ctx: Ctx, body: AccessQuestion) {
  const all = await wholeCatalog();
  const asked = () => askedOf(view, all, body);
  const found = await inSlices(ctx.controls, () => {
    const { viewer, subject, request } = asked();
    return findingRepairs(viewer.at, all, subject.name, request);
  });
  const removals =
    found.length > 0
      ? []
      : await inSlices(ctx.controls, () => {
          const { viewer, subject, request } = asked();
          return findingRemovals(viewer.at, all, subject.name, request);
        });
  return { repairs: [...found], removals: [...removals] };
}

async function list(view: View, ctx: Ctx, body: Omit<AccessQuestion, 'action'>) {
  const all = await wholeCatalog();
  const where = whereOf(body);
  const look = (): { viewer: Viewer; subject: Subject } => {
    const viewer = view();
    return { viewer, subject: viewer.subject(body.principal) };
  };
  const { entries, unknown, rows } = await inSlices(ctx.controls, function* () {
    const { viewer, subject } = look();
    const asked = told(() => askedEverything(viewer.at, where));
    const found = yield* findingEntries(subject, asked, all);
    return { ...found, rows: yield* findingRows(subject, found.entries, all) };
  });
  const { viewer, subject } = look();
  const one = onePolicyOf(subject, all);
  const open = openContents(plainly(subject).grants);
  const why = one.policy === null ? [{ reason: one.why, place: 'policy' }] : [];
  return {
    principal: subject.name,
    entries: [...entries],
    rows: [...rows],
    policy: one.policy === null || open.length > 0 ? null : { ...writtenPolicy(one.policy) },
    unknown: [...[...unknown, ...open].map(({ reason, place }) => ({ reason, place })), ...why],
    names: namesIn(viewer.at),
  };
}

/** Whether a viewer may read a member, and whether some could not be. */
function reading(view: View): { readonly isAsked: (member: Member) => boolean; leftOut: boolean } {
  const { isReadable } = view();
  const found = {
    leftOut: false,
    isAsked: ({ ref }: Member): boolean => {
      const may = isReadable(ref);
      if (!may) found.leftOut = true;
      return may;
    },
  };
  return found;
}

type HoldersBody = Omit<AccessQuestion, 'principal'> & {
  readonly limit?: number | undefined;
  readonly next?: number | undefined;
};

async function holders(view: View, ctx: Ctx, body: HoldersBody) {
  const all = await wholeCatalog();
  const page = { limit: body.limit ?? 100, next: body.next ?? 0 };
  let read = reading(view);
  const found = await inSlices(ctx.controls, () => {
    const { at } = view();
    read = reading(view);
    const asked = told(() => askedFor(at, all, actionNamed(body.action), whereOf(body)));
    return findingHolders(at, all, asked, page, read.isAsked);
  });
  return {
    count: found.count,
    classes: found.classes.map(({ count, principals, entries }) => ({
      count,
      principals,
      entries,
    })),
    next: found.next,
    unknown: found.unknown.map(({ reason, place, principals }) => ({
      reason,
      place,
      principals: [...principals],
    })),
    names: namesIn(view().at),
    left_out: read.leftOut,
  };
}

async function passOn(view: View, ctx: Ctx) {
  const all = await wholeCatalog();
  let read = reading(view);
  const ways = await inSlices(ctx.controls, () => {
    read = reading(view);
    return findingPassOn(view().at, all, read.isAsked);
  });
  return { ways: [...ways], left_out: read.leftOut };
}

type FoundAction = { name: string; others: string[]; description: string };

/** How well an action fits words: the start of its operation most; 0 where a word is missing. */
function likeness({ name, others, description }: FoundAction, words: readonly string[]): number {
  const names = [name, ...others].join(' ').toLowerCase();
  const all = `${names} ${description.toLowerCase()}`;
  if (!words.every((word) => all.includes(word))) return 0;
  const inName = words.filter((word) => names.includes(word)).length;
  const starts = words.filter(
    (word) => names.includes(`:${word}`) || names.startsWith(word),
  ).length;
  return 1 + 2 * inName + starts;
}

async function actionsLike({ search = '', limit = 30 }: ListQuery): Promise<FoundAction[]> {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const files = await Promise.all(servicesWithActions().map(loadServiceActions));
  return files
    .flatMap(({ actions }) =>
      actions.map(({ name, aliases = [], aliasOf = [], description }) => ({
        name,
        others: [...aliases, ...aliasOf],
        description,
      })),
    )
    .map((action) => ({ action, score: likeness(action, words) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || (a.action.name < b.action.name ? -1 : 1))
    .slice(0, limit)
    .map(({ action }) => action);
}

type ListQuery = { readonly search?: string | undefined; readonly limit?: number | undefined };

/** Names of principals that may be asked about, users first. */
function principals(view: View, { search = '', limit = 20 }: ListQuery) {
  const { at, isReadable } = view();
  const { tables } = at.world;
  const groups = tables.groups
    .page('name', at.account.id)
    .map(({ id, name }) => ({ name: `group:${name}`, ref: { kind: 'group' as const, id } }));
  const found: string[] = [];
  for (const { name, ref } of [...membersOf(at), ...groups]) {
    if (found.length === limit) break;
    if (name.toLowerCase().includes(search.toLowerCase()) && isReadable(ref)) found.push(name);
  }
  return { principals: found };
}

/** Questions about a whole account, for its people and for the desk. */
export const analysisHandlers = implement(analysisRows, {
  accessCheck: ({ body: { without = [], ...body }, ctx }) =>
    check(() => asPerson(ctx), body, without),
  accessRepairs: ({ body, ctx }) => repairs(() => asPerson(ctx), ctx, body),
  accessList: ({ body, ctx }) => list(() => asPerson(ctx), ctx, body),
  accessHolders: ({ body, ctx }) => holders(() => asPerson(ctx), ctx, body),
  accessPassOn: ({ ctx }) => passOn(() => asPerson(ctx), ctx),
  accessPrincipals: ({ query, ctx }) => principals(() => asPerson(ctx), query),
  accessActions: async ({ query }) => ({ actions: await actionsLike(query) }),
  deskCheck: ({ body: { without = [], ...body }, ctx }) => check(() => asDesk(ctx), body, without),
  deskRepairs: ({ body, ctx }) => repairs(() => asDesk(ctx), ctx, body),
  deskList: ({ body, ctx }) => list(() => asDesk(ctx), ctx, body),
  deskHolders: ({ body, ctx }) => holders(() => asDesk(ctx), ctx, body),
  deskPassOn: ({ ctx }) => passOn(() => asDesk(ctx), ctx),
  deskPrincipals: ({ query, ctx }) => principals(() => asDesk(ctx), query),
});

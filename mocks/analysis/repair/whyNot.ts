import {
  repairKinds,
  type Repair,
  type RepairKind,
  type RepairStep,
} from '#src/domain/access/repairs.ts';
import { caseRequest } from '#src/domain/policy/comparison/caseRequest.ts';
import type { AccessRequest } from '#src/domain/policy/engine/decision.ts';
import type { Steps } from '#src/domain/policy/comparison/steps.ts';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import type { Account } from '../account.ts';
import { actionOptions, widenOptions } from './allowOptions.ts';
import { denyOptions } from './denyOptions.ts';
import { dependencyOptions, joinOptions, policyOptions } from './grantOptions.ts';
import { scpOptions, trustOptions } from './limitOptions.ts';
import { newPolicyOptions } from './newPolicyOptions.ts';
import type { Option } from './option.ts';
import { requestOptions } from './requestOptions.ts';
import { spreading } from './spread.ts';
import { ALLOWED, isFurther, standing, type Standing } from './standing.ts';
import { inTrial } from './trial.ts';

/** What stands in the way at one point, with what lifts it, the least first. */
type Layer = { readonly options: readonly Option[]; readonly best: Option };

/** How many of a kind are looked at (ours): those that are thought to give least. */
const PER_KIND = 8;
/** More obstacles behind each other than this are given up on (ours). */
const MOST_LAYERS = 6;

function optionsFor(now: Standing): readonly Option[] {
  switch (now.stage.key) {
    case 'identity':
      return [
        ...requestOptions(now),
        ...dependencyOptions(now),
        ...joinOptions(now),
        ...policyOptions(now),
        ...actionOptions(now),
        ...widenOptions(now),
        ...newPolicyOptions(now),
      ];
    case 'trust':
      return trustOptions(now);
    case 'scp':
      return scpOptions(now);
    case 'session':
    case 'resource':
      return [];
    default:
      return [...requestOptions(now), ...denyOptions(now)];
  }
}

/** How many others a change can touch, at most. */
function crowd({ at: { world } }: Standing, { touched }: Option): number {
  const { memberships, grants } = world.tables;
  switch (touched.kind) {
    case 'nobody':
      return 0;
    case 'group':
      return memberships.count('group', touched.id);
    case 'policy':
      return grants
        .by('role', touched.id)
        .reduce(
          (sum, { subject_kind, subject_id }) =>
            sum + (subject_kind === 'group' ? memberships.count('group', subject_id) : 1),
          0,
        );
    case 'everybody':
      return world.tables.users.size;
  }
}

/** The world with steps taken, and the question as they leave it. */
function after(start: Standing, steps: readonly Option[]): Standing {
  const { at, catalog, subject, request } = start;
  const asked = steps.reduce((last, step) => step.request ?? last, request);
  return inTrial(
    at.world,
    (trial) => steps.forEach(({ apply }) => apply(trial)),
    () => standing(at, catalog, subject.name, asked),
  );
}

/** Options that lift what stands in the way, some of each kind, the least first. */
function* lifting(
  start: Standing,
  taken: readonly Option[],
  now: Standing,
): Steps<readonly Option[]> {
  const { at } = start;
  const options = inTrial(
    at.world,
    (trial) => taken.forEach(({ apply }) => apply(trial)),
    () => optionsFor(now).map((option) => ({ option, weight: option.guess + crowd(now, option) })),
  ).toSorted((a, b) => a.weight - b.weight);
  const kept: Option[] = [];
  const counts = new Map<RepairKind, number>();
  for (const { option } of options) {
    yield;
    const count = counts.get(option.kind) ?? 0;
    if (count >= PER_KIND || !isFurther(now, after(start, [...taken, option]))) continue;
    counts.set(option.kind, count + 1);
    kept.push(option);
  }
  return kept;
}

/** Everything that stands in the way, one after the other; none where something cannot be lifted. */
function* findingLayers(start: Standing): Steps<readonly Layer[]> {
  const layers: Layer[] = [];
  let now = start;
  while (now.stage.rank < ALLOWED) {
    const taken = layers.map(({ best }) => best);
    const options = yield* lifting(start, taken, now);
    const [best] = options;
    if (best === undefined || layers.length === MOST_LAYERS) return [];
    layers.push({ options, best });
    now = after(start, [...taken, best]);
  }
  return layers;
}

/** Each option with the best of the other layers. */
const combined = (layers: readonly Layer[]): readonly (readonly Option[])[] =>
  layers.flatMap(({ options }, place) =>
    options.map((option) => layers.map(({ best }, index) => (index === place ? option : best))),
  );

const stepOf = ({ kind, target, change }: Option): RepairStep => ({ kind, target, change });

/** Without steps that change nothing about the answer; undefined when it is no Allow. */
function needed(start: Standing, steps: readonly Option[]): readonly Option[] | undefined {
  if (after(start, steps).stage.rank < ALLOWED) return undefined;
  const spare = steps.find((one) => {
    const rest = steps.filter((step) => step !== one);
    return after(start, rest).stage.rank === ALLOWED;
  });
  return spare === undefined
    ? steps
    : needed(
        start,
        steps.filter((step) => step !== spare),
      );
}

const cost = ({ alsoGives: { principals, actions } }: Repair): number =>
  principals.length + actions.length;

/** The least first; what changes nobody's access before what does, one step before two. */
const byCost = (a: Repair, b: Repair): number =>
  cost(a) - cost(b) ||
  a.steps.length - b.steps.length ||
  repairKinds.indexOf(a.kind) - repairKinds.indexOf(b.kind) ||
  (a.target.name < b.target.name ? -1 : 1);

/**
 * Looks for the changes that turn a refusal round, the least first: by what each gives beyond the
 * question. Each one has been tried on the world and decided. None where the request is allowed
 * already.
 * @param who as `findSubject` reads it
 */
export function* findingRepairs(
  at: Account,
  catalog: CatalogView,
  who: string,
  request: AccessRequest,
): Steps<readonly Repair[]> {
  const start = standing(at, catalog, who, request);
  const found = new Map<string, readonly Option[]>();
  for (const steps of combined(yield* findingLayers(start))) {
    yield;
    const kept = needed(start, steps);
    if (kept !== undefined) found.set(JSON.stringify(kept.map(stepOf)), kept);
  }
  const repairs: Repair[] = [];
  for (const steps of found.values()) {
    const last = steps.at(-1);
    if (last === undefined) continue;
    repairs.push({
      ...stepOf(last),
      steps: steps.map(stepOf),
      alsoGives: yield* spreading(start, steps),
      witness: caseRequest(after(start, steps).request),
    });
  }
  return repairs.toSorted(byCost);
}

import type { Reading } from '../facts/reading.ts';
import { withoutSecrets } from '../facts/secrets.ts';
import { filled, isRec, list, own, record, type Rec } from '../facts/values.ts';
import { instanceOf, leaveOthers, type Instance, type Others } from './instance.ts';
import { expressionsOf, referencesIn, resolverFor, type Resolver } from './references.ts';
import { readInstance } from './resources.ts';
import { dropOutputs, instancesIn } from './state.ts';

/** Whether a value is what `terraform show -json` prints of a plan. */
export const isPlan = (value: Rec): boolean =>
  own(value, 'format_version') !== undefined &&
  (own(value, 'planned_values') !== undefined || own(value, 'resource_changes') !== undefined);

/** Members of a change that nobody knows yet: true for a whole one, else a shape like the value. */
const unknownIn = (change: Rec): Rec => record(change, 'after_unknown') ?? {};

const hasUnknown = (mark: unknown): boolean =>
  mark === true ||
  (Array.isArray(mark) && mark.some(hasUnknown)) ||
  (isRec(mark) && Object.values(mark).some(hasUnknown));

/**
 * Fills in what is unknown and yet certain: references to resources that the plan itself makes. The
 * rest stays unknown.
 */
function completed(instance: Instance, marks: Rec, expressions: Rec, resolve: Resolver): Instance {
  const values: Record<string, unknown> = { ...instance.values };
  const unknown = new Set<string>();
  for (const [key, mark] of Object.entries(marks)) {
    if (!hasUnknown(mark)) continue;
    const expression = own(expressions, key);
    const found = resolve(referencesIn(expression), instance);
    const known = values[key];
    const isList = Array.isArray(known) || (mark === true && isListed(key));
    if (isList && Array.isArray(mark) && Array.isArray(known)) {
      const rest = found.filter((one) => !known.includes(one));
      const filledIn = known.map((one: unknown, no) => (mark[no] === true ? rest.shift() : one));
      values[key] = filledIn.filter((one) => one !== undefined && one !== null);
      if (filledIn.some((one) => one === undefined)) unknown.add(key);
    } else if (isList && found.length > 0) values[key] = found;
    else if (found.length === 1 && mark === true && isReference(key)) values[key] = found[0];
    else unknown.add(key);
  }
  return { ...instance, values, unknown };
}

/** Arguments that hold several ids. */
const isListed = (key: string): boolean =>
  ['users', 'user_id_list', 'policy_names', 'domain_roles', 'all_resources_roles'].includes(key);

/** Arguments that hold one id or name of something else, and no text around it. */
const isReference = (key: string): boolean => /(^|_)(id|group|name|project)$/.test(key);

/** What a plan makes of a resource: its address, its values after, and what is unknown of them. */
function plannedOf(
  plan: Rec,
  file: string,
  reading: Reading,
  others: Others,
): readonly (readonly [Instance, Rec])[] {
  const changes = new Map<string, Rec>();
  for (const one of (list(plan, 'resource_changes') ?? []).filter(isRec)) {
    const address = filled(one, 'address');
    const change = record(one, 'change');
    if (address !== undefined && change !== undefined && filled(one, 'mode') !== 'data')
      changes.set(address, change);
  }
  const planned = record(plan, 'planned_values');
  if (planned !== undefined)
    return instancesIn(planned, file, reading, others).map((instance) => {
      const change = changes.get(instance.address);
      return [instance, change === undefined ? {} : unknownIn(change)] as const;
    });
  // Without planned values the changes say the same.
  return (list(plan, 'resource_changes') ?? []).filter(isRec).flatMap((one) => {
    const change = record(one, 'change');
    const after = change && own(change, 'after');
    if (change === undefined || !isRec(after)) return [];
    const raw = { ...one, values: after, sensitive_values: own(change, 'after_sensitive') };
    const instance = instanceOf(raw, file, reading, others);
    return instance === undefined ? [] : [[instance, unknownIn(change)] as const];
  });
}

/** The state before: the prior state, or what the changes say of it. */
function priorOf(plan: Rec, file: string, reading: Reading, others: Others): readonly Instance[] {
  const prior = record(record(plan, 'prior_state') ?? {}, 'values');
  if (prior !== undefined) {
    dropOutputs(prior, reading);
    return instancesIn(prior, file, reading, others);
  }
  return (list(plan, 'resource_changes') ?? []).filter(isRec).flatMap((one) => {
    const change = record(one, 'change');
    const before = change && own(change, 'before');
    if (change === undefined || !isRec(before)) return [];
    const raw = { ...one, values: before, sensitive_values: own(change, 'before_sensitive') };
    return instanceOf(raw, file, reading, others) ?? [];
  });
}

/**
 * Reads a plan: the account before it, and after. Resources that refer to what the plan makes are
 * joined by the configuration that the plan carries.
 */
export function readPlan(plan: Rec, file: string, reading: Reading): void {
  const others: Others = new Map();
  const before = priorOf(plan, file, reading, others);
  dropOutputs(record(plan, 'planned_values') ?? {}, reading);
  reading.secrets += withoutSecrets(own(plan, 'variables') ?? null).dropped;
  const planned = plannedOf(plan, file, reading, new Map());
  const data = before.filter(({ mode }) => mode === 'data');
  const configuration = record(record(plan, 'configuration') ?? {}, 'root_module') ?? {};
  const resolve = resolverFor(configuration, [...planned.map(([one]) => one), ...data]);
  reading.when = 'before';
  for (const instance of before) if (instance.mode === 'managed') readInstance(instance, reading);
  reading.when = 'after';
  for (const [instance, marks] of planned)
    readInstance(
      completed(instance, marks, expressionsOf(configuration, instance), resolve),
      reading,
    );
  reading.when = undefined;
  for (const instance of data) readInstance(instance, reading);
  leaveOthers(others, file, reading);
}

import type { Reading } from '../facts/reading.ts';
import { filled, isRec, list, own, record, type Rec } from '../facts/values.ts';
import { instanceOf, leaveOthers, type Instance, type Others } from './instance.ts';
import { readInstance } from './resources.ts';

/** All resources of a module and of those in it. */
export function resourcesIn(module: Rec): readonly Rec[] {
  const found: Rec[] = [];
  const waiting: Rec[] = [module];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    found.push(...(list(next, 'resources') ?? []).filter(isRec));
    waiting.push(...(list(next, 'child_modules') ?? []).filter(isRec).toReversed());
  }
  return found;
}

/** The instances of what `terraform show -json` calls values. */
export function instancesIn(
  values: Rec,
  file: string,
  reading: Reading,
  others: Others,
): readonly Instance[] {
  const root = record(values, 'root_module');
  return (root === undefined ? [] : resourcesIn(root)).flatMap(
    (raw) => instanceOf(raw, file, reading, others) ?? [],
  );
}

/** Outputs may hold anything, also what was secret before it became one: none is taken in. */
export function dropOutputs(values: Rec, reading: Reading): void {
  reading.secrets += Object.keys(record(values, 'outputs') ?? {}).length;
}

/** Reads what `terraform show -json` prints of a state. */
export function readState(values: Rec, file: string, reading: Reading): void {
  const others: Others = new Map();
  dropOutputs(values, reading);
  for (const instance of instancesIn(values, file, reading, others))
    readInstance(instance, reading);
  leaveOthers(others, file, reading);
}

/** Whether a value is the state file itself (`terraform.tfstate`, format 4). */
export const isStateFile = (value: Rec): boolean =>
  own(value, 'version') === 4 &&
  Array.isArray(own(value, 'resources')) &&
  own(value, 'lineage') !== undefined;

/** Attributes that a state file marks as sensitive, by the first step of their path. */
const sensitiveOf = (instance: Rec): Rec =>
  Object.fromEntries(
    (list(instance, 'sensitive_attributes') ?? []).flatMap((path) => {
      const step: unknown = Array.isArray(path) ? path[0] : undefined;
      const name = isRec(step) ? filled(step, 'value') : undefined;
      return name === undefined ? [] : [[name, true]];
    }),
  );

/** The resources of a state file in the form in which `terraform show -json` prints them. */
export function readStateFile(state: Rec, file: string, reading: Reading): void {
  const resources = (list(state, 'resources') ?? []).filter(isRec).flatMap((resource) =>
    (list(resource, 'instances') ?? []).filter(isRec).map((instance): Rec => {
      const index = own(instance, 'index_key');
      const module = filled(resource, 'module');
      const mode = filled(resource, 'mode');
      const address = [
        ...(module === undefined ? [] : [module]),
        ...(mode === 'data' ? ['data'] : []),
        filled(resource, 'type') ?? '',
        filled(resource, 'name') ?? '',
      ].join('.');
      return {
        address: index === undefined ? address : `${address}[${JSON.stringify(index)}]`,
        mode,
        type: filled(resource, 'type'),
        values: own(instance, 'attributes'),
        sensitive_values: sensitiveOf(instance),
      };
    }),
  );
  readState({ outputs: own(state, 'outputs'), root_module: { resources } }, file, reading);
}

import type { RepairKind } from '#src/domain/access/repairs.ts';
import type { PolicyKind } from '#src/domain/policy/engine/decision.ts';
import type { RawPolicy } from '#src/domain/policy/language/document.ts';
import type { Option, Touched } from './option.ts';
import type { Standing } from './standing.ts';
import {
  isKept,
  statementsOf,
  storedPolicy,
  writePolicy,
  type RawStatement,
  type StoredPolicy,
} from './storedPolicy.ts';

const kindOf: Readonly<Record<StoredPolicy['store'], PolicyKind>> = {
  role: 'identity',
  identityPolicy: 'identity',
  scp: 'scp',
  trustPolicy: 'trust',
};

/** Puts another statement in the place of one, or takes it away; null where it is not there. */
export function withStatement(
  raw: RawPolicy,
  old: RawStatement,
  next: RawStatement | undefined,
): RawPolicy | null {
  const text = JSON.stringify(old);
  const all = statementsOf(raw);
  const at = all.findIndex((one) => JSON.stringify(one) === text);
  if (at < 0) return null;
  return {
    ...raw,
    Statement: all.flatMap((one, index) =>
      index !== at ? [one] : next === undefined ? [] : [next],
    ),
  };
}

/** Adds a statement at the end. */
export const withOneMore = (raw: RawPolicy, statement: RawStatement): RawPolicy => ({
  ...raw,
  Statement: [...statementsOf(raw), statement],
});

type Edit = {
  readonly kind: RepairKind;
  readonly words: string;
  readonly statement?: number;
  readonly guess: number;
  readonly edit: (raw: RawPolicy) => RawPolicy | null;
};

/** A change of a policy's text; none where the API would refuse the text. */
export function textOption(
  { at: { world } }: Standing,
  stored: StoredPolicy,
  { kind, words, statement, guess, edit }: Edit,
): readonly Option[] {
  const { store, id, name, raw } = stored;
  const document = edit(raw);
  if (document === null || !isKept(store, document)) return [];
  const touched: Touched = store === 'scp' ? { kind: 'everybody' } : { kind: 'policy', store, id };
  return [
    {
      kind,
      target: { kind: store, id, name },
      change: { words, document, ...(statement !== undefined && { statement }) },
      touched,
      guess,
      apply: (trial) => {
        // As it is by then: another change of the same text may have come before.
        const now = storedPolicy(world, id, kindOf[store]);
        const next = now && edit(now.raw);
        if (now && next) writePolicy(world, trial, now, next);
      },
    },
  ];
}

import type { CatalogView } from '../language/catalogView.ts';
import type { Grant, PolicyKind } from '../engine/decision.ts';
import type { PolicyDocument, Statement } from '../language/document.ts';
import { asksTrust } from '../engine/judge.ts';
import { callersNamed, type Caller } from './callers.ts';
import { comparing } from './compareGrants.ts';
import type { CompareOptions, Comparison } from './comparison.ts';
import { drain, type Steps } from './steps.ts';
import type { Side } from './terms.ts';

/**
 * A comparison of two documents: each alone, and each beside an Allow of everything,
 * where a Deny shows.
 */
export type DocumentComparison = Comparison & { readonly inHands: Comparison };

export type DocumentOptions = {
  readonly catalog: CatalogView;
  readonly kind: PolicyKind;
  readonly budget?: number;
};

/** The policy that stands beside a document in somebody's hands; it decides nothing by itself. */
const BESIDE = 'beside';
const LEVEL = [{ type: 'organization', id: 'root', name: 'root' }] as const;

const everything: Statement = {
  effect: 'Allow',
  action: { not: false, values: ['*'] },
  principal: { not: false, value: { IAM: ['*'], Service: ['*'] } },
};

const grantOf = (policyId: string, document: PolicyDocument, kind: PolicyKind): Grant => ({
  policyId,
  policyName: policyId,
  kind,
  document,
  scope: { kind: 'all' },
  path: kind === 'scp' ? LEVEL : [],
});

/**
 * Roles that both documents depend on are taken as granted, since a role alone would allow nothing;
 * one that only one of them depends on is not, so that the difference shows.
 */
function sharedRoles(saved: PolicyDocument, edited: PolicyDocument): readonly Grant[] {
  const names = new Set(edited.depends.map(({ displayName }) => displayName));
  const shared = saved.depends.filter(({ displayName }) => names.has(displayName));
  return shared.map(({ displayName }) =>
    grantOf(displayName, { version: '1.0', statements: [], depends: [] }, 'identity'),
  );
}

/**
 * Agencies that trust everybody: entering one takes both sides, and an identity policy is compared
 * for what it says on its own.
 */
const trustingAgencies = (kind: PolicyKind): readonly Grant[] =>
  kind === 'identity'
    ? [grantOf(BESIDE, { version: '5.0', statements: [everything], depends: [] }, 'trust')]
    : [];

/** The account's own root: SCPs bind it, and identity policies do not. */
const ROOT: Caller = {
  accountId: 'account',
  urn: 'iam::account:root',
  administrator: { type: 'account', id: 'account', name: 'account' },
};

function optionsFor(
  kind: PolicyKind,
  documents: readonly PolicyDocument[],
  catalog: CatalogView,
): CompareOptions {
  if (kind === 'scp') return { catalog, callers: [ROOT] };
  if (kind !== 'trust') return { catalog };
  const elements = documents.flatMap(({ statements }) =>
    statements.flatMap(({ principal }) => (principal === undefined ? [] : [principal.value])),
  );
  return { catalog, callers: callersNamed(elements), about: (names) => asksTrust(names, true) };
}

/**
 * Compares two documents by themselves: nothing else is held. An SCP is judged for the account's
 * root and a trust policy for callers who may do everything on their own side, so that the
 * document alone decides.
 */
export const compareDocuments = (
  saved: PolicyDocument,
  edited: PolicyDocument,
  options: DocumentOptions,
): DocumentComparison => drain(comparingDocuments(saved, edited, options));

/** The same in steps. */
export function* comparingDocuments(
  saved: PolicyDocument,
  edited: PolicyDocument,
  { catalog, kind, budget }: DocumentOptions,
): Steps<DocumentComparison> {
  const options = {
    ...optionsFor(kind, [saved, edited], catalog),
    ...(budget !== undefined && { budget }),
  };
  const roles = sharedRoles(saved, edited);
  const held = (side: Side): readonly Grant[] => [
    grantOf(side, side === 'saved' ? saved : edited, kind),
    ...roles,
    ...trustingAgencies(kind),
  ];
  const beside = grantOf(BESIDE, { version: '5.0', statements: [everything], depends: [] }, kind);
  const alone = yield* comparing(held('saved'), held('edited'), options);
  const inHands = yield* comparing(
    [...held('saved'), beside],
    [...held('edited'), beside],
    options,
  );
  const own = (witness: Comparison['gained'][number]): Comparison['gained'][number] =>
    witness.statement?.policyId === BESIDE ? { ...witness, statement: null } : witness;
  return {
    ...alone,
    inHands: { ...inHands, gained: inHands.gained.map(own), lost: inHands.lost.map(own) },
  };
}

import { beforeAll, describe, expect, it } from 'vitest';
import { fullCatalogView } from './view.ts';
import documentRows from '#src/domain/policy/cases/compareDocuments.json' with { type: 'json' };
import grantRows from '#src/domain/policy/cases/compareGrants.json' with { type: 'json' };
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import { compileGrants, decide } from '#src/domain/policy/engine/decide.ts';
import type { Grant, PolicyKind } from '#src/domain/policy/engine/decision.ts';
import { readEvalCase, type CasePolicy } from '#src/domain/policy/engine/evalCase.ts';
import { readDocument } from '#src/domain/policy/language/read.ts';
import { compareDocuments } from '#src/domain/policy/comparison/compareDocuments.ts';
import { compareGrants } from '#src/domain/policy/comparison/compareGrants.ts';
import type { Comparison, Relation } from '#src/domain/policy/comparison/comparison.ts';

type Short = {
  readonly Allow?: readonly string[];
  readonly Deny?: readonly string[];
  readonly not?: boolean;
};
type DocumentRow = {
  readonly title: string;
  readonly saved: readonly Short[];
  readonly edited: readonly Short[];
  readonly relation: Relation;
  readonly inHands?: Relation;
  readonly kind?: PolicyKind;
  readonly version?: string;
  readonly editedVersion?: string;
  readonly source: string;
};

let catalog: CatalogView;
beforeAll(async () => {
  catalog = await fullCatalogView();
});

const REVERSE: Readonly<Record<Relation, Relation>> = {
  equivalent: 'equivalent',
  narrower: 'wider',
  wider: 'narrower',
  incomparable: 'incomparable',
  unknown: 'unknown',
};

/** `@ucs` stands for every action that the catalogue lists of the service. */
const actionsOf = (names: readonly string[]): readonly string[] =>
  names.flatMap((name) =>
    name.startsWith('@') ? (catalog.actionsOf(name.slice(1)) ?? []) : [name],
  );

/** The tables write `{"Allow": [actions]}` for a statement. */
const documentOf = (statements: readonly Short[], version: string) =>
  readDocument({
    Version: version,
    Statement: statements.map(({ Allow, Deny, not = false, ...rest }) => ({
      Effect: Allow ? 'Allow' : 'Deny',
      [not ? 'NotAction' : 'Action']: actionsOf(Allow ?? Deny ?? []),
      ...rest,
    })),
  });

/** There is an example in each direction that the relation names, and none in the others. */
function expectExamples({ relation, gained, lost, unknown }: Comparison): void {
  expect({ gained: gained.length > 0, lost: lost.length > 0, unknown }).toEqual({
    gained: relation === 'wider' || relation === 'incomparable',
    lost: relation === 'narrower' || relation === 'incomparable',
    unknown: [],
  });
}

describe('documents', () => {
  it.each(documentRows as readonly DocumentRow[])(
    '$title: $relation ($source)',
    ({
      saved,
      edited,
      relation,
      inHands,
      kind = 'identity',
      version = '5.0',
      editedVersion = version,
    }) => {
      const [one, other] = [documentOf(saved, version), documentOf(edited, editedVersion)];
      const there = compareDocuments(one, other, { catalog, kind });
      const back = compareDocuments(other, one, { catalog, kind });
      expect([there.relation, back.relation]).toEqual([relation, REVERSE[relation]]);
      for (const result of [there, back, there.inHands, back.inHands]) expectExamples(result);
      const held = inHands ?? there.inHands.relation;
      expect([there.inHands.relation, back.inHands.relation]).toEqual([held, REVERSE[held]]);
      for (const document of [one, other])
        expect(compareDocuments(document, document, { catalog, kind }).relation).toBe('equivalent');
    },
  );
});

const grantsOf = (policies: readonly CasePolicy[]): readonly Grant[] =>
  readEvalCase({ id: '', title: '', policies, request: { action: '' } }, () => false).grants;

describe('sets of grants', () => {
  it.each(
    grantRows as unknown as readonly {
      title: string;
      saved: readonly CasePolicy[];
      edited: readonly CasePolicy[];
      relation: Relation;
      source: string;
    }[],
  )('$title: $relation ($source)', ({ saved, edited, relation }) => {
    const [one, other] = [grantsOf(saved), grantsOf(edited)];
    const there = compareGrants(one, other, { catalog });
    const back = compareGrants(other, one, { catalog });
    expect([there.relation, back.relation]).toEqual([relation, REVERSE[relation]]);
    for (const result of [there, back]) expectExamples(result);
    for (const { request } of there.gained)
      expect([
        decide(request, compileGrants(one)).allowed,
        decide(request, compileGrants(other)).allowed,
      ]).toEqual([false, true]);
  });
});

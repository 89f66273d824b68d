import { describe, expect, it } from 'vitest';
import rows from '../cases/newAccess.json' with { type: 'json' };
import { emptyCatalogView, type CatalogView } from '../language/catalogView.ts';
import { compileGrants, decide } from '../engine/decide.ts';
import type { Grant } from '../engine/decision.ts';
import { checkNewAccess, type NewAccess } from './newAccess.ts';
import { readDocument } from '../language/read.ts';

const others: ReadonlyMap<string, readonly string[]> = new Map([
  ['ucs:clusters:createcluster', ['ucs:clusters:create']],
  ['ucs:clusters:create', ['ucs:clusters:createCluster']],
]);
const catalog: CatalogView = {
  ...emptyCatalogView,
  otherNames: (action) => others.get(action.toLowerCase()) ?? [],
};

type Short = {
  readonly Allow?: readonly string[];
  readonly Deny?: readonly string[];
  readonly not?: boolean;
  readonly Resource?: readonly string[];
  readonly Condition?: object;
  readonly Principal?: object;
};

/** The table writes `{"Allow": [actions]}` for a statement. */
const policy = (statements: readonly Short[], version = '5.0'): string =>
  JSON.stringify({
    Version: version,
    Statement: statements.map(({ Allow, Deny, not = false, ...rest }) => ({
      Effect: Allow ? 'Allow' : 'Deny',
      [not ? 'NotAction' : 'Action']: Allow ?? Deny,
      ...rest,
    })),
  });

function wordOf(found: NewAccess): string {
  if (found.kind === 'cannotTell') return found.reason;
  if (found.unknown.length > 0) return 'unknown';
  if (found.items.length > 0) return 'new';
  return found.freed.length > 0 ? 'freed' : 'none';
}

describe('Check for new access', () => {
  it.each(
    rows as readonly {
      title: string;
      saved: readonly Short[];
      edited: readonly Short[];
      is: string;
      source: string;
    }[],
  )('$title ($source)', ({ saved, edited, is }) => {
    const isTrust = [...saved, ...edited].some(({ Principal }) => Principal !== undefined);
    const [before, after] = [policy(saved), policy(edited)];
    const found = checkNewAccess(before, after, catalog, isTrust ? 'trust' : 'identity');
    expect(wordOf(found)).toBe(is);
    const grant = (text: string): Grant => ({
      policyId: 'p',
      policyName: 'p',
      kind: isTrust ? 'trust' : 'identity',
      document: readDocument(JSON.parse(text)),
      scope: { kind: 'all' },
      path: [],
    });
    const allowed = (text: string, request: Parameters<typeof decide>[0]): boolean =>
      decide(request, compileGrants([grant(text)])).allowed;
    const items = found.kind === 'compared' ? found.items : [];
    expect(items.map(({ request }) => [allowed(before, request), allowed(after, request)])).toEqual(
      items.map(() => [false, true]),
    );
  });

  it.each([
    ['{"Version": "5.0", "Statement": [', policy([{ Allow: ['*'] }]), 'brokenSaved'],
    [policy([{ Allow: ['*'] }]), '{"Version": "5.0", "Statement": [', 'brokenEdited'],
    [policy([{ Allow: ['*'] }]), '{"Version": "5.0"}', 'brokenEdited'],
    [policy([{ Allow: ['*'] }]), '', 'brokenEdited'],
  ])('does not tell about a broken text: %s against %s', (saved, edited, reason) => {
    expect(checkNewAccess(saved, edited, catalog, 'identity')).toEqual({
      kind: 'cannotTell',
      reason,
    });
  });

  it('works for custom policies and SCPs as well', () => {
    const [one, two] = [[{ Allow: ['ecs:cloudServers:get'] }], [{ Allow: ['ecs:cloudServers:*'] }]];
    expect(wordOf(checkNewAccess(policy(one, '1.1'), policy(two, '1.1'), catalog, 'custom'))).toBe(
      'new',
    );
    expect(wordOf(checkNewAccess(policy(two, '1.1'), policy(one, '1.1'), catalog, 'custom'))).toBe(
      'none',
    );
    expect(wordOf(checkNewAccess(policy(one), policy(two), catalog, 'scp'))).toBe('new');
  });
});

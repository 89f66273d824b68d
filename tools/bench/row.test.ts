import { describe, expect, it } from 'vitest';
import { compileGrants, decide } from '#src/domain/policy/engine/decide.ts';
import { naiveAllows, naiveStatements } from './naive.ts';
import { keepsTarget, timeInTurns } from './row.ts';
import { benchGrants, benchRequests } from './world.ts';

const row = { name: 'x', ours_ms: 1, peer_ms: 2, ratio: 2 };

describe('bench rows', () => {
  it.each([
    ['<= 2', true],
    ['<= 1.9', false],
    ['>= 2', true],
    ['>= 2.1', false],
    [null, null],
  ])('judges the target %s', (target, kept) => {
    expect(keepsTarget({ ...row, target })).toBe(kept);
  });

  it('judges nothing that was not measured', () => {
    expect(keepsTarget({ ...row, ratio: null, target: '<= 2' })).toBeNull();
  });

  it('measures each function', () => {
    const [short, long] = timeInTurns([() => Math.sqrt(2), () => benchRequests()], 2);
    expect(short).toBeGreaterThan(0);
    expect(long).toBeGreaterThan(short);
  });
});

describe('the bench world', () => {
  it('has the size it promises and requests of every outcome, on which both engines agree', () => {
    const grants = benchGrants(10);
    expect(grants.map((grant) => grant.document.statements.length)).toEqual(
      Array.from({ length: 10 }, () => 8),
    );
    expect(
      grants.flatMap((grant) =>
        grant.document.statements.map((statement) => statement.action.values.length),
      ),
    ).toEqual(Array.from({ length: 80 }, () => 27));
    const [compiled, naive] = [compileGrants(grants), naiveStatements(grants)];
    const outcomes = benchRequests().map((request) => {
      const decision = decide(request, compiled);
      expect(decision.allowed).toBe(naiveAllows(naive, request));
      return decision.outcome;
    });
    expect(new Set(outcomes)).toEqual(new Set(['allow', 'implicit-deny', 'explicit-deny']));
  });
});

import { compileGrants, decide } from '#src/domain/policy/engine/decide.ts';
import type { AccessRequest } from '#src/domain/policy/engine/decision.ts';
import { explain } from '#src/domain/policy/engine/explain.ts';
import { casbinAsker } from './casbin.ts';
import { naiveAllows, naiveStatements } from './naive.ts';
import { timeInTurns, type BenchRow } from './row.ts';
import { benchGrants, benchRequests } from './world.ts';

const SIZES = [10, 100, 1000] as const;
/** casbin takes seconds per decision beyond this. */
const LARGEST_FOR_CASBIN = 100;

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The bench asked for a request that does not exist.');
  return value;
}

/** Decisions against the obvious matcher and a field library, on the same grants and requests. */
export async function benchDecide(): Promise<readonly BenchRow[]> {
  const requests = benchRequests();
  const at = (turn: number): AccessRequest => required(requests[turn % requests.length]);
  const rows: BenchRow[] = [];
  for (const policies of SIZES) {
    const grants = benchGrants(policies);
    const compiled = compileGrants(grants);
    const naive = naiveStatements(grants);
    for (const request of requests) {
      if (decide(request, compiled).allowed !== naiveAllows(naive, request))
        throw new Error(`The engines disagree on ${request.action} at ${policies} policies.`);
    }
    const first = policies === SIZES[0];
    const [decideMs, explainMs, naiveMs] = timeInTurns([
      (turn) => decide(at(turn), compiled),
      (turn) => explain(at(turn), compiled),
      (turn) => naiveAllows(naive, at(turn)),
    ]);
    rows.push(
      {
        name: `decide, ${policies} policies: naive ÷ ours`,
        ours_ms: decideMs,
        peer_ms: naiveMs,
        ratio: naiveMs / decideMs,
        target: first ? '>= 30' : null,
        note: 'naive: one precompiled regular expression per pattern',
      },
      {
        name: `explain, ${policies} policies: naive decision ÷ ours`,
        ours_ms: explainMs,
        peer_ms: naiveMs,
        ratio: naiveMs / explainMs,
        target: first ? '>= 4' : null,
      },
    );
    if (policies <= LARGEST_FOR_CASBIN) {
      const ask = await casbinAsker(grants, requests);
      const [oursMs, casbinMs] = timeInTurns(
        [(turn) => decide(at(turn), compiled), (turn) => ask(turn)],
        3,
      );
      rows.push({
        name: `decide, ${policies} policies: casbin ÷ ours`,
        ours_ms: oursMs,
        peer_ms: casbinMs,
        ratio: casbinMs / oursMs,
        target: null,
        note: 'casbin 5 with cached regular expressions',
      });
    }
    const [firstMs] = timeInTurns([(turn) => decide(at(turn), compileGrants(grants))], 3);
    rows.push({
      name: `compile ${policies} known policies for one more principal and decide once`,
      ours_ms: firstMs,
      peer_ms: null,
      ratio: null,
      target: null,
    });
  }
  const [small, large] = [compileGrants(benchGrants(10)), compileGrants(benchGrants(1000))];
  // The first look at a service builds its index; a standing set of grants has that behind it.
  for (const compiled of [small, large]) for (const request of requests) decide(request, compiled);
  const [smallMs, largeMs] = timeInTurns([
    (turn) => decide(at(turn), small),
    (turn) => decide(at(turn), large),
  ]);
  rows.push({
    name: 'decide: 1,000 policies ÷ 10 policies',
    ours_ms: largeMs,
    peer_ms: smallMs,
    ratio: largeMs / smallMs,
    target: '<= 12',
    note: 'both ours',
  });
  return rows;
}

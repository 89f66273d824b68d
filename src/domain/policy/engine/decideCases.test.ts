import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { caseCatalog } from '../testing/caseCatalog.ts';
import { compileGrants, decide } from './decide.ts';
import { readEvalCase, type EvalCase } from './evalCase.ts';
import { explain } from './explain.ts';

const FOLDER = new URL('../cases/decide/', import.meta.url);
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

function casesOf(file: string): (EvalCase & { readonly source: string })[] {
  const parsed = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as {
    cases: (EvalCase & { readonly source: string })[];
  };
  return parsed.cases;
}

describe.each(files)('%s', (file) => {
  const cases = casesOf(file);

  it('holds cases, each with its own id and a source', () => {
    expect(cases.length).toBeGreaterThan(0);
    expect(new Set(cases.map((item) => item.id)).size).toBe(cases.length);
    expect(cases.filter((item) => typeof item.source !== 'string' || item.source === '')).toEqual(
      [],
    );
  });

  it.each(cases)('$id $title', (item) => {
    const { request, grants } = readEvalCase(
      item,
      (service) => caseCatalog.serviceClass(service) === 'global',
    );
    const compiled = compileGrants(grants);
    const decision = decide(request, compiled);
    expect(decision.outcome).toBe(item.decision);
    expect(decision.allowed).toBe(item.decision === 'allow');
    const explained = explain(request, compiled);
    expect({ ...explained, nearMisses: [], passedScp: undefined, deadDenies: undefined }).toEqual(
      decision,
    );
    expect(explained.nearMisses.length).toBeLessThanOrEqual(10);
  });
});

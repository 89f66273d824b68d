import type { AccessRequest, Grant } from '#src/domain/policy/engine/decision.ts';
import type { Statement } from '#src/domain/policy/language/document.ts';

const STATEMENTS = 8;
const PATTERNS = 27;
const SERVICES = 40;
const TYPES = 10;
const OPERATIONS = [
  'get',
  'list',
  'create',
  'delete',
  'update',
  'getDetail',
  'listTags',
  'createBatch',
  'resize',
  'restart',
];

/** The same sequence on every machine (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Draw = (below: number) => number;

function action(draw: Draw): string {
  return `svc${draw(SERVICES)}:type${draw(TYPES)}:${OPERATIONS[draw(OPERATIONS.length)]}`;
}

/** The shapes of patterns that system-defined policies use, in about their proportions. */
function pattern(draw: Draw): string {
  const [service = '', type = '', operation = ''] = action(draw).split(':');
  const shape = draw(100);
  if (shape < 60) return `${service}:${type}:${operation}`;
  if (shape < 75) return `${service}:*:${operation}`;
  if (shape < 88) return `${service}:${type}:${operation.slice(0, 3)}*`;
  if (shape < 98) return `${service}:${type}:*`;
  return `${service}:*:*`;
}

function statement(draw: Draw): Statement {
  const userName = { StringEquals: { 'g:UserName': [`user-${draw(3)}`] } };
  // Denies are narrow, as real ones are; otherwise a thousand policies would deny everything
  // at the first look.
  if (draw(10) === 0)
    return {
      effect: 'Deny',
      action: { not: false, values: Array.from({ length: PATTERNS }, () => action(draw)) },
      condition: userName,
    };
  const narrow = draw(10);
  return {
    effect: 'Allow',
    action: { not: false, values: Array.from({ length: PATTERNS }, () => pattern(draw)) },
    ...(narrow < 3
      ? {
          resource: {
            form: 'paths' as const,
            not: false,
            values: [`svc${draw(SERVICES)}:*:*:type${draw(TYPES)}:res-${draw(9)}*`],
          },
        }
      : {}),
    ...(narrow === 3 ? { condition: userName } : {}),
  };
}

/** Generated grants of 8 statements × 27 patterns each. */
export function benchGrants(policies: number): readonly Grant[] {
  const random = sequence(policies);
  const draw: Draw = (below) => Math.floor(random() * below);
  return Array.from({ length: policies }, (_, index) => ({
    policyId: `policy-${index}`,
    policyName: `Policy ${index}`,
    kind: 'identity' as const,
    scope: { kind: 'all' as const },
    path: [],
    document: {
      version: '1.1' as const,
      depends: [],
      statements: Array.from({ length: STATEMENTS }, () => statement(draw)),
    },
  }));
}

/** 512 different requests over the same names. */
export function benchRequests(): readonly AccessRequest[] {
  const random = sequence(99);
  const draw: Draw = (below) => Math.floor(random() * below);
  return Array.from({ length: 512 }, () => {
    const name = action(draw);
    const [service = '', type = ''] = name.split(':');
    return {
      action: name,
      target: { class: 'project' as const, projectId: 'p1' },
      resource: `${service}:r1:d1:${type}:res-${draw(12)}`,
      principal: { accountId: 'd1', urn: 'iam::d1:user:ann' },
      context: { 'g:UserName': `user-${draw(4)}` },
    };
  });
}

import type { PolicyProfile } from '#src/domain/policy/text/codes/finding.ts';

/** What differs between the kinds of policies the editor can hold. */
export type Dialect = {
  /** Value of Version and vocabulary of the actions. */
  readonly version: '1.1' | '5.0';
  /** Elements of a statement, in the order in which they are proposed. */
  readonly elements: readonly string[];
  /** Most characters without insignificant white space (docs/sources/conflicts.md#policy-size). */
  readonly maxCharacters: number;
  /** The only service whose actions are asked of such a policy; blocks do not ask for one. */
  readonly service?: string;
  /** The old console keeps global and project-level services apart. */
  readonly oneClass: boolean;
};

const old: Dialect = {
  version: '1.1',
  elements: ['Effect', 'Action', 'NotAction', 'Resource', 'Condition'],
  maxCharacters: 6144,
  oneClass: true,
};
const identity: Dialect = {
  version: '5.0',
  elements: ['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'],
  maxCharacters: 6144,
  oneClass: false,
};

const dialects: Readonly<Record<PolicyProfile, Dialect>> = {
  role: { ...old, oneClass: false },
  custom: old,
  agency: { ...old, elements: ['Effect', 'Action', 'Resource'] },
  identity,
  trust: {
    ...identity,
    service: 'sts',
    elements: ['Sid', 'Effect', 'Principal', 'Action', 'NotAction', 'Condition'],
  },
  scp: {
    ...identity,
    elements: ['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'Condition'],
    maxCharacters: 5120,
  },
};

/**
 * The rules of writing for a profile (docs/sources/policy-grammar.md#3,
 * docs/sources/policy-grammar.md#4, docs/sources/policy-grammar.md#4-6).
 */
export const dialectOf = (profile: PolicyProfile): Dialect => dialects[profile];

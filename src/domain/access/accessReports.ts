import type { PolicyStore } from './repairs.ts';
import type { Entry } from '../policy/comparison/entries.ts';

/**
 * Something that takes part in a decision and can be left out to see what it does: what somebody
 * holds through a group or himself, the limits of a level of the organization, trust policies, or
 * his standing as administrator.
 */
export type Layer = {
  readonly key: string;
  readonly kind: 'own' | 'group' | 'scp' | 'trust' | 'administrator';
  readonly name: string;
  /** How many policies are in it. */
  readonly policies: number;
  readonly isOff: boolean;
  /** Whether the answer is another one when this alone is switched over. */
  readonly turns: boolean;
};

/** The policy of the statement that decided, to be read. */
export type DecidingPolicy = {
  readonly store: PolicyStore;
  readonly id: string;
  readonly name: string;
  /** Statements as written, each as JSON. */
  readonly statements: readonly string[];
  /** Which of them decided, from 0. */
  readonly deciding: number;
};

/** One action that somebody may do, by one of the entries. */
export type AccessRow = {
  /** Of the catalogue, or a pattern as written, which then stands for actions nobody has listed. */
  readonly action: string;
  readonly service: string;
  /** Null where the catalogue does not say. */
  readonly level: string | null;
  /** Number of the entry it comes by. */
  readonly entry: number;
  /** Without the grant of the entry some of it is gone. */
  readonly isOnly: boolean;
};

/** Principals who may do it by the same statements, as far as a page of the answer shows them. */
export type HolderClass = {
  readonly count: number;
  readonly principals: readonly string[];
  readonly entries: readonly Entry[];
};

/** Who could give himself more: a way, and whom it is open to. */
export type PassOn = {
  readonly code: string;
  readonly count: number;
  readonly principals: readonly string[];
};

/** A decision in the list of the latest ones. `at` in epoch ms. */
export type LoggedDecision = {
  readonly id: string;
  readonly at: number;
  readonly call: string;
  /** As questions name principals. */
  readonly principal: string;
  readonly action: string;
  readonly aliases: readonly string[];
  readonly resource: string | null;
  readonly outcome: 'allow' | 'explicit-deny' | 'implicit-deny';
};

/** Names of projects and enterprise projects by their ids, for people. */
export type NamedScopes = Readonly<Record<string, string>>;

import type { RawPolicy } from '#src/domain/policy/language/document.ts';

/**
 * A system-defined role (1.0) or policy (1.1) of the old console, as the permission API lists it.
 * Server Administrator is a role whose document has version 1.1 and dependencies all the same
 * (docs/sources/policy-grammar.md#2).
 */
export type SystemRole = {
  /** 32 lower-case hex digits; the documented id where a page prints one. */
  readonly id: string;
  /** Internal name: `secu_admin`, `te_agency`, `readonly`, `system_all_3`… */
  readonly name: string;
  readonly displayName: string;
  /**
   * Other display names that documents use for the same role: SWR Administrator is also
   * called SWR Admin.
   */
  readonly aliases?: readonly string[];
  /** Where it is shown: AX global services, XA projects, AA both. */
  readonly type: 'AX' | 'XA' | 'AA';
  readonly catalog: string;
  readonly description: string;
  readonly kind: 'role' | 'policy';
  /** The API marks policies with this flag. */
  readonly flag?: 'fine_grained';
  readonly document: RawPolicy;
  /** Is the document one that a page prints, or was it, or part of it, chosen here? */
  readonly content: 'published' | 'ours';
  /** Where it is from: the page that prints the document, or the list that names it. */
  readonly source?: string;
  /** Set when the document, or part of it, was chosen here: on what basis. */
  readonly ours?: string;
};

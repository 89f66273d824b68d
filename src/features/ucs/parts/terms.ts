import type { RbacType } from '#src/domain/ucs/rbac.ts';

/**
 * The part of an RBAC permission that its form holds. `namespaces` as typed, separated by commas.
 */
export type Terms = {
  readonly type: RbacType;
  readonly template: string;
  readonly everywhere: boolean;
  readonly namespaces: string;
  readonly list: boolean;
};

export const firstTerms: Terms = {
  type: 'viewer',
  template: '',
  everywhere: true,
  namespaces: '',
  list: true,
};

/** The names that were typed. */
export const namespacesOf = ({ namespaces }: Terms): string[] => [
  ...new Set(namespaces.split(/[\s,]+/).filter((name) => name !== '')),
];

/** Why the form cannot be sent yet. */
export function termsRefusal(terms: Terms): string | undefined {
  if (terms.type === 'custom' && terms.template === '') return 'Select a permission template.';
  return terms.everywhere || namespacesOf(terms).length > 0
    ? undefined
    : 'Enter at least one namespace.';
}

/** As the call takes them. */
export const termsBody = (terms: Terms) => ({
  type: terms.type,
  template_id: terms.type === 'custom' ? terms.template : null,
  namespaces: terms.everywhere ? null : namespacesOf(terms),
  list_namespaces: terms.everywhere ? terms.type !== 'custom' : terms.list,
});

import { table } from '#mocks/ground/table.ts';

/**
 * A level of an organization; the account's level has the id of the account. `parent_id` is
 * null at the root.
 */
export type OrganizationNodeRow = {
  readonly id: string;
  readonly kind: 'root' | 'ou' | 'account';
  readonly name: string;
  readonly parent_id: string | null;
};

/** A service control policy; `document` as text. */
export type ScpRow = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly document: string;
};

/** `id` is `<node>/<scp>`. */
export type ScpAttachmentRow = {
  readonly id: string;
  readonly node_id: string;
  readonly scp_id: string;
};

/** The organization above the accounts. Empty where accounts belong to none. */
export const organizationTables = {
  organizationNodes: table<OrganizationNodeRow>()({
    multi: { parent: (row) => row.parent_id ?? undefined },
  }),
  scps: table<ScpRow>()({ unique: { name: (row) => row.name } }),
  scpAttachments: table<ScpAttachmentRow>()({
    multi: { node: (row) => row.node_id, scp: (row) => row.scp_id },
  }),
} as const;

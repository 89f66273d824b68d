/**
 * What entering an agency takes, by its kind: a classic agency the action of the old IAM (older
 * texts call it the second name), a trust agency the one of the new IAM, beside its trust policy
 * (docs/sources/policy-grammar.md#6-1; docs/sources/console.md#7-2-4). They are two permissions,
 * not two names of one: neither opens the other kind.
 */
export const assuming = {
  classic: ['iam:agencies:assume', 'iam:tokens:assume'],
  trust: ['sts:agencies:assume'],
} as const;

import type { RawPolicy } from '#src/domain/policy/language/document.ts';

/** The writable part of a custom policy, as the API takes it. */
export type PolicyContent = {
  readonly display_name: string;
  readonly type: 'AX' | 'XA';
  readonly description: string;
  readonly policy: RawPolicy;
};

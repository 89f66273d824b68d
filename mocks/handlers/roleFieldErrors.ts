import type { FieldErrors } from '../judging/readRequest.ts';

/** Codes of wrong members of `role` (docs/sources/errors.md#6). */
export const roleFieldErrors: FieldErrors = {
  wrong: {
    role: 'role1000',
    'role.display_name': 'role1001',
    'role.type': 'role1004',
    'role.description': 'role1018',
    'role.description_cn': 'role1019',
    'role.policy': 'role1020',
  },
};

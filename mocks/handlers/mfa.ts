import { mfaRows } from '#src/api/contract/mfa.ts';
import { implement } from '../pipeline/call.ts';
import { refuse } from '../ground/errors.ts';
import { find } from '../services/iam/find.ts';
import { enabledDevices } from '../services/iam/mfa.ts';
import type { MfaDeviceRow } from '../world/tables/mfa.ts';

const wire = ({ id, user_id }: MfaDeviceRow) => ({ serial_number: id, user_id });

/** Bound MFA devices; they are made and bound through the new IAM. */
export const mfaHandlers = implement(mfaRows, {
  mfaDeviceList: ({ ctx: { tables, caller } }) => ({
    virtual_mfa_devices: tables.mfaDevices
      .by('domain', caller.account.id)
      .filter(({ enabled }) => enabled)
      .map(wire),
  }),
  mfaDeviceShow: ({ params, ctx }) => {
    const user = find.user(ctx, params.user_id);
    const [bound] = enabledDevices(ctx.tables, user.id);
    if (bound === undefined)
      throw refuse('notFound', { target: 'MFA device of user', id: user.name });
    return { virtual_mfa_device: wire(bound) };
  },
});

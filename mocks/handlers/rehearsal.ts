import { rehearsalRows } from '#src/api/contract/rehearsal.ts';
import { implement, type ConsoleCtx } from '../pipeline/call.ts';
import { refuse } from '../ground/errors.ts';
import { organizationLevels } from '../identities/organizationGrants.ts';
import type { Caller, PrincipalRef } from '../identities/principal.ts';
import { loginPolicyOf } from '../identities/securitySettings.ts';
import { contextOf } from '../judging/requestContext.ts';
import { actorOf } from '../pipeline/run.ts';
import type { Circumstances } from '../identities/tokens.ts';
import { refuseV5 } from '../ground/v5Errors.ts';

/** Who the caller is cannot be rehearsed by a key: that is what signing in is for. */
const fixed = /^g:(principal|userid$|username$|domain)/i;

/** Who may read everybody's authorization records may also ask what follows from them (ours). */
const reading = 'iam:permissions:listRoleAssignments';

type Values = string | readonly string[];
const wire = (value: Values): string | string[] => (typeof value === 'string' ? value : [...value]);

/** Keys that nobody can set. @throws ApiError 400 */
function checkCircumstances(circumstances: Circumstances): void {
  const wrong = Object.keys(circumstances).find(
    (key) => fixed.test(key) || !/^[A-Za-z0-9_-]+:[\w/.@=+-]{1,128}$/.test(key),
  );
  if (wrong !== undefined) throw refuseV5('invalidCircumstance', { key: wrong });
}

/** Somebody of the caller's account as if he had just signed in. @throws ApiError 404 */
function standIn(
  { caller, controls }: ConsoleCtx,
  ref: PrincipalRef,
  circumstances: Circumstances,
): Caller {
  const { tables } = controls.world();
  const user = ref.kind === 'user' ? tables.users.get(ref.id) : undefined;
  const agency = ref.kind === 'agency' ? tables.agencies.get(ref.id) : undefined;
  const account = caller.account.id;
  if ((user ?? agency)?.domain_id !== account)
    throw refuse('notFound', { target: ref.kind, id: ref.id });
  return {
    ref,
    user: user ?? caller.user,
    agency,
    account: caller.account,
    claims: { ...caller.claims, scope: { kind: 'domain' }, circumstances },
  };
}

/** Calls that set up a rehearsal. */
export const rehearsalHandlers = implement(rehearsalRows, {
  circumstancesShow: ({ ctx: { caller, controls } }) => {
    const context = controls.context(caller);
    return {
      circumstances: Object.fromEntries(
        Object.entries(context.rehearsed).map(([key, value]) => [
          key,
          value === null ? null : wire(value),
        ]),
      ),
      context: Object.fromEntries(
        Object.entries(contextOf(context)).map(([key, value]) => [key, wire(value)]),
      ),
    };
  },
  circumstancesSet: ({ body, ctx: { caller, controls } }) => {
    checkCircumstances(body.circumstances);
    return { token: controls.rehearse(caller, body.circumstances) };
  },
  verificationProve: async ({ body, ctx: { caller, controls } }) => ({
    verified_until: await controls.verify(caller, body.code),
  }),
  loginNotes: ({ ctx: { caller, controls } }) => {
    const { tables } = controls.world();
    const policy = loginPolicyOf(tables, caller.user.domain_id);
    return {
      text: policy.custom_info_for_login,
      last_login: policy.show_recent_login_info
        ? (tables.logins.get(caller.user.id)?.before ?? null)
        : null,
    };
  },
  deviceCodes: ({ ctx: { controls } }) => ({ codes: [...controls.deviceCodes()] }),
  lockList: ({ ctx: { controls } }) => ({ locks: [...controls.locks()] }),
  lockLift: async ({ body, ctx: { caller, controls } }) => {
    await controls.liftLock(
      body.account,
      body.user,
      caller === undefined ? 'control key' : actorOf(caller),
    );
    return {};
  },
  simulation: ({ body, ctx }) => {
    const { caller, controls } = ctx;
    const { principal, questions, circumstances = {} } = body;
    checkCircumstances(circumstances);
    const isSelf = principal.kind === caller.ref.kind && principal.id === caller.ref.id;
    if (!isSelf && !controls.ask(caller, { action: reading }, false).allowed)
      throw refuse('missingAction', { action: reading });
    const person = standIn(ctx, principal, circumstances);
    return { decisions: questions.map((one) => controls.ask(person, one, true)) };
  },
  organizationShow: ({ ctx: { caller, controls } }) => {
    const { tables } = controls.world();
    const levels = organizationLevels(tables, caller.account.id).map(({ id, kind, name }) => ({
      id,
      kind,
      name,
      scps: tables.scpAttachments.by('node', id).flatMap(({ scp_id }) => {
        const scp = tables.scps.get(scp_id);
        return scp ? [{ id: scp.id, name: scp.name, document: scp.document }] : [];
      }),
    }));
    return { levels };
  },
});

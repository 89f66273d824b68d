import { stsRows } from '#src/api/contract/sts.ts';
import { decodeDecision, refuse } from '../ground/errors.ts';
import { implement, type Ctx } from '../pipeline/call.ts';
import { principalUrn } from '../identities/principal.ts';
import type { AgencyRow } from '../world/tables/iam.ts';
import { temporaryKey } from '../identities/temporaryKeys.ts';
import { inherited, longestSession, sessionEnd } from '../identities/lineage.ts';
import {
  issueToken,
  longestSessionPolicy,
  passwordStamp,
  type SessionPolicy,
} from '../identities/tokens.ts';
import { assumeQuestion } from '../services/v5/assume.ts';
import { refuseV5 } from '../ground/v5Errors.ts';
import { checkDocument } from '../services/v5/rules.ts';
import { agencyKind, agencyUrn } from '../identities/urns.ts';

/** Shortest session that STS gives out, in seconds (public STS SDK). */
const minSeconds = 900;
/** Longest one in an agency that is assumed out of another, in seconds. */
const chained = 3600;

/** A policy that limits the whole session. @throws ApiError 400 */
function sessionPolicy(text: string): SessionPolicy {
  checkDocument(text, 'identity');
  if (text.length > longestSessionPolicy)
    throw refuseV5('malformedPolicy', { reason: `longer than ${longestSessionPolicy} characters` });
  return { name: 'Session policy', text };
}

/**
 * A trust agency of any account by its URN. Classic agencies are entered by the token call.
 * @throws ApiError 404
 */
function agencyByUrn({ tables }: Ctx, urn: string): AgencyRow {
  const [, , account = '', , ...rest] = urn.split(':');
  const agency = tables.agencies.find(
    'name',
    `${account}/${rest.join(':').split('/').at(-1) ?? ''}`,
  );
  if (
    agency === undefined ||
    agencyUrn(tables, agency) !== urn ||
    agencyKind(tables, agency) !== 'trust'
  )
    throw refuseV5('notFound', { target: 'agency', id: urn });
  return agency;
}

/** Security tokens of the new IAM. */
export const stsHandlers = implement(stsRows, {
  agencyAssume: ({ body, ctx }) => {
    const { tables, caller, now } = ctx;
    const agency = agencyByUrn(ctx, body.agency_urn);
    ctx.require(assumeQuestion(tables, agency, body.external_id));
    if (body.policy_ids !== undefined && body.policy_ids.length > 0)
      throw refuse('notImplemented', { operation: 'AssumeAgency with policy_ids' });
    // An agency that assumes another one gets an hour at most (new IAM user guide, Obtaining
    // Temporary Security Credentials).
    const longest = Math.min(
      longestSession(tables, agency) ?? chained,
      caller.agency === undefined ? Infinity : chained,
    );
    const seconds = body.duration_seconds ?? Math.min(3600, longest);
    if (seconds < minSeconds || seconds > longest)
      throw refuseV5('invalidSession', { min: minSeconds, max: longest });
    if (!/^[A-Za-z0-9_+=,.@-]{2,64}$/.test(body.agency_session_name))
      throw refuseV5('invalidAgencyName');
    const exp = sessionEnd(tables, { now, life: seconds * 1000, parent: caller.claims, agency });
    const policies = body.policy === undefined ? undefined : [sessionPolicy(body.policy)];
    const token = issueToken(
      {
        user: caller.user.id,
        agency: agency.id,
        scope: { kind: 'domain' },
        methods: ['assume_role'],
        iat: now,
        exp,
        nonce: ctx.randomHex(8),
        stamp: passwordStamp(caller.user.password),
        ...inherited(caller.claims, false),
        ...(policies && { policies }),
      },
      ctx.secret,
    );
    const key = temporaryKey(token, ctx.secret);
    ctx.tx.summary = `${caller.user.name} assumed ${agency.name}`;
    return {
      assumed_agency: {
        urn: `sts::${agency.domain_id}:assumed-agency:${agency.name}/${body.agency_session_name}`,
        id: `${agency.id}:${body.agency_session_name}`,
      },
      credentials: {
        access_key_id: key.access,
        secret_access_key: key.secret,
        security_token: token,
        expiration: new Date(exp).toISOString(),
      },
    };
  },
  callerIdentity: ({ ctx }) => ({
    caller_identity: {
      account_id: ctx.caller.account.id,
      principal_urn: principalUrn(ctx.world, ctx.caller.ref),
      principal_id: ctx.caller.ref.id,
    },
  }),
  authorizationMessageDecode: ({ body }) => {
    const decision = decodeDecision(body.encoded_message);
    if (decision === undefined) throw refuseV5('invalidMessage');
    return { decoded_message: JSON.stringify(decision) };
  },
});

import type { ItemChange } from '../model/difference.ts';
import { kindWords, documentOf, textOf, type Item } from '../model/items.ts';
import { refTo, type ScriptBuilder } from './scriptBuilder.ts';
import type { Operand } from './steps.ts';
import { changeWrite, object, pick } from './operands.ts';
import { durationOf, roleBody, roleOperation } from './things.ts';

/** A thing that stays, with what differs. */
export type Kept = ItemChange & { readonly before: Item; readonly after: Item };

type Change = (kept: Kept, build: ScriptBuilder, ids: ReadonlyMap<string, Operand>) => void;

const changedOf = ({ fields }: Kept): readonly string[] => fields.map(({ field }) => field);
const titleOf = ({ after }: Kept): string => `Change ${kindWords(after.kind)} ${after.name}`;

function changeUser(kept: Kept, build: ScriptBuilder): void {
  const params = { user_id: build.idOf(refTo(kept.after)) };
  const wanted = pick(kept.after, changedOf(kept));
  build.write(
    changeWrite(
      titleOf(kept),
      {
        family: 'v3',
        operation: 'updateUser',
        method: 'PUT',
        path: '/v3.0/OS-USER/users/{user_id}',
        params,
        body: object({ user: object(wanted) }),
      },
      { operation: 'showUser', path: '/v3.0/OS-USER/users/{user_id}' },
      'user',
      wanted,
    ),
  );
}

const changeNamed =
  (kind: 'group' | 'project', operation: string, show: string): Change =>
  (kept, build) => {
    const path = `/v3/${kind}s/{${kind}_id}`;
    const wanted = pick(kept.after, changedOf(kept));
    build.write(
      changeWrite(
        titleOf(kept),
        {
          family: 'v3',
          operation,
          method: 'PATCH',
          path,
          params: { [`${kind}_id`]: build.idOf(refTo(kept.after)) },
          body: object({ [kind]: object(wanted) }),
        },
        { operation: show, path },
        kind,
        wanted,
      ),
    );
  };

function changeAgency(kept: Kept, build: ScriptBuilder): void {
  const { after } = kept;
  const changed = changedOf(kept);
  const duration = changed.includes('duration') ? durationOf(after) : undefined;
  if (changed.includes('duration') && duration === undefined)
    build.byHand(titleOf(kept), 'Its validity is no number of days, and no call takes hours.');
  const trusts = changed.includes('trusts') ? { trust_domain_name: textOf(after, 'trusts') } : {};
  const described = changed.includes('description') ? pick(after, ['description']) : {};
  const hours = textOf(after, 'duration').replace(' h', '');
  build.write(
    changeWrite(
      titleOf(kept),
      {
        family: 'v3',
        operation: 'updateAgency',
        method: 'PUT',
        path: '/v3.0/OS-AGENCY/agencies/{agency_id}',
        params: { agency_id: build.idOf(refTo(after)) },
        body: object({
          agency: object({ ...trusts, ...described, ...(duration !== undefined && { duration }) }),
        }),
      },
      { operation: 'showAgency', path: '/v3.0/OS-AGENCY/agencies/{agency_id}' },
      'agency',
      { ...trusts, ...described, ...(duration !== undefined && { duration: hours }) },
    ),
  );
}

function changeTrustAgency(kept: Kept, build: ScriptBuilder): void {
  const { after } = kept;
  const params = { agency_id: build.idOf(refTo(after)) };
  const show = { operation: 'getAgencyV5', path: '/v5/agencies/{agency_id}' };
  const plain = changedOf(kept).filter((field) => field !== 'trust_policy');
  if (plain.length > 0)
    build.write(
      changeWrite(
        titleOf(kept),
        {
          family: 'v5',
          operation: 'updateAgencyV5',
          method: 'PUT',
          path: '/v5/agencies/{agency_id}',
          params,
          body: object(pick(after, plain)),
        },
        show,
        'agency',
        pick(after, plain),
      ),
    );
  if (plain.length === changedOf(kept).length) return;
  const trust_policy = documentOf(after, 'trust_policy').text;
  build.write(
    changeWrite(
      `Change who may assume ${after.name}`,
      {
        family: 'v5',
        operation: 'updateTrustPolicyV5',
        method: 'PUT',
        path: '/v5/agencies/{agency_id}/trust-policy',
        params,
        body: object({ trust_policy }),
      },
      show,
      'agency',
      { trust_policy },
    ),
  );
}

const changeRole: Change = (kept, build, ids) => {
  const role = roleBody(kept.after, ids);
  build.write(
    changeWrite(
      titleOf(kept),
      {
        family: 'v3',
        operation: roleOperation(kept.after, 'update'),
        method: 'PATCH',
        path: '/v3.0/OS-ROLE/roles/{role_id}',
        params: { role_id: build.idOf(refTo(kept.after)) },
        body: object({ role: object(role) }),
      },
      { operation: 'showCustomPolicy', path: '/v3.0/OS-ROLE/roles/{role_id}' },
      'role',
      role,
    ),
  );
};

function changeAccessKey(kept: Kept, build: ScriptBuilder): void {
  const wanted = pick(kept.after, changedOf(kept));
  const path = '/v3.0/OS-CREDENTIAL/credentials/{access_key}';
  build.write(
    changeWrite(
      titleOf(kept),
      {
        family: 'v3',
        operation: 'updatePermanentAccessKey',
        method: 'PUT',
        path,
        params: { access_key: kept.after.id },
        body: object({ credential: object(wanted) }),
      },
      { operation: 'showPermanentAccessKey', path },
      'credential',
      wanted,
    ),
  );
}

const noCall =
  (why: string): Change =>
  (kept, build) =>
    build.byHand(titleOf(kept), why);

/** How things that stay are changed; what only joins others is changed elsewhere. */
export const changeOf: Partial<Record<Item['kind'], Change>> = {
  user: changeUser,
  group: changeNamed('group', 'keystoneUpdateGroup', 'keystoneShowGroup'),
  project: changeNamed('project', 'keystoneUpdateProject', 'keystoneShowProject'),
  agency: changeAgency,
  trustAgency: changeTrustAgency,
  role: changeRole,
  accessKey: changeAccessKey,
  enterpriseProject: noCall('Enterprise projects are changed in their own console.'),
  identityPolicy: noCall('No published call describes an identity policy anew.'),
  mfaDevice: noCall('Only its user binds or unbinds an MFA device.'),
  scp: noCall('The organization is changed in its own console, or by Terraform.'),
};

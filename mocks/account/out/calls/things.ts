import { kindWords, documentOf, textOf, type Item } from '../model/items.ts';
import { filled, object, pick, policyOperand, type Fields } from './operands.ts';
import { refTo, type ScriptBuilder } from './scriptBuilder.ts';
import type { Call, Operand } from './steps.ts';

/** `FOREVER`, `ONEDAY` or days, of what an item tells; undefined for hours that are no days. */
export function durationOf(item: Item): string | undefined {
  const told = textOf(item, 'duration');
  if (told === 'FOREVER') return told;
  const hours = Number(told.replace(' h', ''));
  if (hours === 24) return 'ONEDAY';
  return hours % 24 === 0 ? String(hours / 24) : undefined;
}

const post = (family: Call['family'], operation: string, path: string, body: Operand): Call => ({
  family,
  operation,
  method: 'POST',
  path,
  body,
});

type Made = { readonly call: Call; readonly at: string };
const account: Operand = { from: 'account' };

/** What a role's API takes. */
export const roleBody = (item: Item, ids: ReadonlyMap<string, Operand>): Fields => ({
  display_name: textOf(item, 'name'),
  type: textOf(item, 'level'),
  description: textOf(item, 'description'),
  ...(item.fields['description_cn'] !== undefined && {
    description_cn: textOf(item, 'description_cn'),
  }),
  policy: policyOperand(documentOf(item, 'policy').json ?? {}, ids),
});

/** Policies about agencies have an operation of their own, which is the same call. */
export const roleOperation = (item: Item, verb: 'create' | 'update'): string =>
  `${verb}${documentOf(item, 'policy').text.includes('"uri"') ? 'Agency' : 'CloudService'}CustomPolicy`;

function creation(
  item: Item,
  build: ScriptBuilder,
  ids: ReadonlyMap<string, Operand>,
  first: Item | undefined,
): Made | undefined {
  switch (item.kind) {
    case 'enterpriseProject':
      return {
        call: post(
          'eps',
          'createEnterpriseProject',
          '/v1.0/enterprise-projects',
          object(filled(pick(item, ['name', 'description', 'type']))),
        ),
        at: 'enterprise_project.id',
      };
    case 'project': {
      const region = textOf(item, 'region');
      const parent_id = build.idOf({ ref: 'project', id: `region/${region}`, name: region });
      const project = { ...filled(pick(item, ['name', 'description'])), parent_id };
      return {
        call: post(
          'v3',
          'keystoneCreateProject',
          '/v3/projects',
          object({ project: object(project) }),
        ),
        at: 'project.id',
      };
    }
    case 'user': {
      const fields = pick(item, [
        'name',
        'description',
        'enabled',
        'access_mode',
        'email',
        'areacode',
        'phone',
        'xuser_id',
        'xuser_type',
      ]);
      const user = object({ ...filled(fields), domain_id: account });
      return {
        call: post('v3', 'createUser', '/v3.0/OS-USER/users', object({ user })),
        at: 'user.id',
      };
    }
    case 'group': {
      const group = object({ ...filled(pick(item, ['name', 'description'])), domain_id: account });
      return {
        call: post('v3', 'keystoneCreateGroup', '/v3/groups', object({ group })),
        at: 'group.id',
      };
    }
    case 'agency': {
      const agency = object({
        ...filled(pick(item, ['name', 'description'])),
        domain_id: account,
        trust_domain_name: textOf(item, 'trusts'),
        duration: durationOf(item) ?? 'FOREVER',
      });
      return {
        call: post('v3', 'createAgency', '/v3.0/OS-AGENCY/agencies', object({ agency })),
        at: 'agency.id',
      };
    }
    case 'trustAgency':
      return {
        call: post(
          'v5',
          'createAgencyV5',
          '/v5/agencies',
          object({
            agency_name: textOf(item, 'name'),
            trust_policy: documentOf(item, 'trust_policy').text,
            ...filled(pick(item, ['path', 'description', 'max_session_duration'])),
          }),
        ),
        at: 'agency.agency_id',
      };
    case 'serviceAgency':
      return {
        call: {
          family: 'v5',
          operation: 'createServiceLinkedAgencyV5',
          method: 'PUT',
          path: '/v5/service-linked-agencies',
          body: object(filled(pick(item, ['service_principal', 'description']))),
        },
        at: 'agency.agency_id',
      };
    case 'role':
      return {
        call: post(
          'v3',
          roleOperation(item, 'create'),
          '/v3.0/OS-ROLE/roles',
          object({ role: object(roleBody(item, ids)) }),
        ),
        at: 'role.id',
      };
    case 'identityPolicy':
      return (
        first && {
          call: post(
            'v5',
            'createPolicyV5',
            '/v5/policies',
            object({
              policy_name: textOf(item, 'name'),
              policy_document: documentOf(first, 'document').text,
              ...filled(pick(item, ['path', 'description'])),
            }),
          ),
          at: 'policy.policy_id',
        }
      );
    default:
      return undefined;
  }
}

/**
 * Creates a thing unless one of its name is there.
 * @param first of an identity policy, the version that it is made with
 */
export function createThing(
  item: Item,
  build: ScriptBuilder,
  ids: ReadonlyMap<string, Operand>,
  first?: Item,
): void {
  const made = creation(item, build, ids, first);
  if (made === undefined) return;
  const name = build.idName(refTo(item));
  build.write({
    title: `Create ${kindWords(item.kind)} ${item.name}`,
    unless: [{ found: name }],
    call: made.call,
    gives: { name, at: made.at },
  });
}

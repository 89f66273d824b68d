import type { Contract } from '../endpoint/endpoint.ts';
import { z } from '../endpoint/zod.ts';
import { InstanceStatus } from './cocSchemas.ts';
import { guard } from './shapes.ts';

const service = { judgedIn: 'global', family: 'service' } as const;
const one = { ...service, resource: 'flexusl::{domain_id}:instance:{instance_id}' } as const;

/** A FlexusL instance. Its password is never part of an answer. */
export const FlexusInstance = z.object({
  id: z.string(),
  name: z.string(),
  region_id: z.string(),
  status: InstanceStatus,
  image: z.string(),
  flavor: z.string(),
  public_ip: z.string(),
  user_name: z.string(),
  password_changed_at: z.nullable(z.number()),
  created_at: z.number(),
  /** What stands against resetting its password online, whoever asks; null when nothing does. */
  reset_obstacle: z.nullable(z.object({ code: z.string(), message: z.string() })),
});

/**
 * FlexusL, a global service
 * (https://support.huaweicloud.com/intl/en-us/productdesc-flexusl/pd_01_0006.html) over servers of
 * the ECS family. Its actions and paths are ours: `flexusl:instances:list`, `…:get`, `…:start`,
 * `…:stop`, `…:reboot`, `…:resetPassword`. That resetting a password goes through COC is
 * docs/sources/flexusl-self-service.md.
 */
export const flexuslRows = {
  flexusInstanceList: {
    ...service,
    method: 'GET',
    path: '/flexusl/v1/instances',
    status: 200,
    access: guard('flexusl:instances:list'),
    response: z.object({ instances: z.array(FlexusInstance) }),
    operation: 'ListFlexusInstances',
    summary: 'FlexusL instances of the account',
    source: 'ours',
  },
  flexusInstanceShow: {
    ...one,
    method: 'GET',
    path: '/flexusl/v1/instances/:instance_id',
    status: 200,
    access: guard('flexusl:instances:get'),
    response: FlexusInstance,
    operation: 'ShowFlexusInstance',
    summary: 'One FlexusL instance',
    source: 'ours',
  },
  flexusInstanceStart: {
    ...one,
    method: 'POST',
    path: '/flexusl/v1/instances/:instance_id/start',
    status: 202,
    access: guard('flexusl:instances:start'),
    response: FlexusInstance,
    operation: 'StartFlexusInstance',
    summary: 'Start an instance',
    source: 'ours',
  },
  flexusInstanceStop: {
    ...one,
    method: 'POST',
    path: '/flexusl/v1/instances/:instance_id/stop',
    status: 202,
    access: guard('flexusl:instances:stop'),
    response: FlexusInstance,
    operation: 'StopFlexusInstance',
    summary: 'Stop an instance',
    source: 'ours',
  },
  flexusInstanceReboot: {
    ...one,
    method: 'POST',
    path: '/flexusl/v1/instances/:instance_id/reboot',
    status: 202,
    access: guard('flexusl:instances:reboot'),
    response: FlexusInstance,
    operation: 'RebootFlexusInstance',
    summary: 'Restart an instance',
    source: 'ours',
  },
  flexusPasswordReset: {
    ...one,
    method: 'POST',
    path: '/flexusl/v1/instances/:instance_id/reset-password',
    status: 202,
    access: guard('flexusl:instances:resetPassword'),
    body: z.object({ new_password: z.string() }),
    response: FlexusInstance,
    operation: 'ResetFlexusPassword',
    summary:
      'Reset the password online, through COC: takes coc:instance:listResources, coc:hostAccount:describe and coc:instance:executeDocument as well',
    source: 'docs/sources/flexusl-self-service.md; path ours',
  },
} as const satisfies Contract;

import type { RawPolicy } from '#src/domain/policy/language/document.ts';
import { enablingPermissions } from '#src/domain/coc/steps.ts';

/**
 * Actions of the custom policy "COC Operations"
 * (docs/sources/flexusl-self-service.md#coc-operations).
 */
export const cocOperationActions: readonly string[] = [
  'coc:instance:listResources',
  'coc:application:listResources',
  'coc:schedule:list',
  'coc:schedule:enable',
  'coc:schedule:update',
  'coc:schedule:disable',
  'coc:schedule:approve',
  'coc:schedule:create',
  'coc:schedule:delete',
  'coc:schedule:count',
  'coc:schedule:get',
  'coc:schedule:getHistories',
  'coc:application:GetDiagnosisTaskDetails',
  'coc:application:CreateDiagnosisTask',
  'coc:document:create',
  'coc:document:listRunbookAtomics',
  'coc:document:getRunbookAtomicDetails',
  'coc:document:list',
  'coc:document:delete',
  'coc:document:update',
  'coc:document:get',
  'coc:document:analyzeRisk',
  'coc:instance:autoBatchInstances',
  'coc:instance:executeDocument',
  'coc:instance:start',
  'coc:instance:reboot',
  'coc:instance:stop',
  'coc:job:action',
  'coc:instance:reinstallOS',
  'coc:instance:changeOS',
  'coc:hostAccount:describe',
  'coc:instance:syncResources',
];

/** A custom policy that allows some actions everywhere. */
export const allowing = (actions: readonly string[]): RawPolicy => ({
  Version: '1.1',
  Statement: [{ Effect: 'Allow', Action: [...actions] }],
});

/** A custom policy that denies some actions everywhere. */
export const denying = (actions: readonly string[]): RawPolicy => ({
  Version: '1.1',
  Statement: [{ Effect: 'Deny', Action: [...actions] }],
});

/**
 * The custom policy "Enable COC" (docs/sources/flexusl-self-service.md#enable-coc): the eight
 * permissions, or some of them.
 */
export const enableCoc = (without: readonly string[] = []): RawPolicy =>
  allowing(enablingPermissions.filter((permission) => !without.includes(permission)));

/**
 * The custom policy "COC Operations" (docs/sources/flexusl-self-service.md#coc-operations), or a
 * part of it.
 */
export const cocOperations = (without: readonly string[] = []): RawPolicy =>
  allowing(cocOperationActions.filter((action) => !without.includes(action)));

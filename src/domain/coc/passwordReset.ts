import type { PowerState } from './operations.ts';

/**
 * What resetting a password online takes in COC besides FlexusL's own permission (ours:
 * docs/sources/flexusl-self-service.md names no exact set).
 */
export const resetTakes = [
  'coc:instance:listResources',
  'coc:hostAccount:describe',
  'coc:instance:executeDocument',
] as const;

/**
 * What stands against a reset as the instance is now, whoever asks; undefined when nothing does.
 */
export function resetStateRefusal(status: PowerState, agentInstalled: boolean): string | undefined {
  if (status !== 'Running')
    return 'The instance is stopped; the password of a running one can be reset online.';
  return agentInstalled
    ? undefined
    : 'UniAgent is not installed on the instance, so its password cannot be reset online.';
}

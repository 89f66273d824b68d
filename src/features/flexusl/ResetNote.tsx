import { notEnabled } from '#src/domain/access/notEnabled.ts';
import { RefusalNote } from '#src/parts/RefusalNote.tsx';
import { paths } from '#src/paths.ts';
import { TextLink } from '#src/ui/TextLink.tsx';
import type { FlexusInstance } from './instance.ts';
import type { OperationRefusals } from './useOperationRefusals.ts';

/**
 * Says before anything is typed why no password can be reset, and what helps: COC permissions, or
 * COC itself. What stands against a single instance is said at its own control.
 */
export function ResetNote({
  refusals: { reset },
  instances,
}: {
  readonly refusals: OperationRefusals;
  readonly instances: readonly FlexusInstance[];
}) {
  const disabled = instances.some(({ reset_obstacle }) => reset_obstacle?.code === 'COC.0001');
  if (reset.length === 0 && !disabled) return null;
  return (
    <RefusalNote what="Reset Password" decisions={reset}>
      {disabled && (
        <>
          {notEnabled['COC.0001'].why} {notEnabled['COC.0001'].advice}{' '}
          <TextLink to={paths.cocAuthorization()}>Enable COC</TextLink>
        </>
      )}
    </RefusalNote>
  );
}

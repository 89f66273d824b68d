import { Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { timeText } from '#src/parts/time.ts';
import { Card, Facts } from '#src/ui/Card.tsx';
import { CopyText } from '#src/ui/CopyText.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { useToast } from '#src/ui/Toasts.tsx';

/** Codes change every half minute. */
const soon = 5_000;

/**
 * What helps people of this world to sign in: the codes of their MFA devices, for whoever has no
 * authenticator app at hand, and the locks that the desk lifts. Nothing is shown where there is
 * neither.
 */
export function SignInAids() {
  const toast = useToast();
  const { data: devices } = useQuery({ ...q(api.deviceCodes, {}), refetchInterval: soon });
  const { data: locked } = useQuery(q(api.lockList, {}));
  const lift = useWrite(api.lockLift);
  const codes = devices?.codes ?? [];
  const locks = locked?.locks ?? [];
  if (codes.length + locks.length === 0) return null;
  return (
    <Card title="Devices and Locks">
      <Facts
        columns={1}
        facts={[
          ...codes.map(({ account, user, code }) => ({
            label: `${account}/${user}`,
            value: (
              <Box sx={{ display: 'flex', gap: 1 }}>
                The MFA device shows <CopyText text={code} what={`code of ${account}/${user}`} />
              </Box>
            ),
          })),
          ...locks.map(({ account, user, until }) => ({
            label: `${account}/${user}`,
            value: (
              <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 1 }}>
                Locked until {timeText(until)}
                <GuardedButton
                  size="small"
                  variant="outlined"
                  aria-label={`Unlock ${account}/${user}`}
                  onClick={() => void lift.run({ body: { account, user } }).catch(toast.problem)}
                >
                  Unlock
                </GuardedButton>
              </Box>
            ),
          })),
        ]}
      />
    </Card>
  );
}

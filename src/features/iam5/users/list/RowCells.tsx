import { Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { paths } from '#src/paths.ts';
import { TextLink } from '#src/ui/TextLink.tsx';
import { keysText } from '#src/features/iam5/shared/users/age.ts';

type CellProps = {
  readonly userId: string;
  /** Why the reader may not see this; nothing is asked for then. */ readonly refusal:
    | string
    | undefined;
};

const Hidden = ({ refusal }: { readonly refusal: string }) => (
  <Box component="span" title={refusal} sx={{ color: 'text.secondary' }}>
    No permission
  </Box>
);

/** By what a user proves who he is besides a password. Read for the rows on screen only. */
export function MfaTypeCell({ userId, refusal }: CellProps) {
  const { data, error } = useQuery({
    ...q(api.v5MfaDeviceList, { query: { user_id: userId } }),
    enabled: refusal === undefined,
  });
  if (refusal !== undefined) return <Hidden refusal={refusal} />;
  if (error !== null) return <Hidden refusal={error.message} />;
  return (
    <>{data?.mfa_devices.some(({ enabled }) => enabled) === true ? 'Virtual MFA device' : '--'}</>
  );
}

/** Number and age of a user's access keys, leading to them. Read for the rows on screen only. */
export function AccessKeyCell({ userId, refusal, now }: CellProps & { readonly now: number }) {
  const { data, error } = useQuery({
    ...q(api.v5AccessKeyList, { params: { user_id: userId } }),
    enabled: refusal === undefined,
  });
  if (refusal !== undefined) return <Hidden refusal={refusal} />;
  if (error !== null) return <Hidden refusal={error.message} />;
  if (data === undefined || data.access_keys.length === 0) return <>--</>;
  return (
    <TextLink to={paths.newUser(userId, 'security')}>{keysText(data.access_keys, now)}</TextLink>
  );
}

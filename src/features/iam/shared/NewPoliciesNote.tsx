import { Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { paths } from '#src/paths.ts';
import { TextLink } from '#src/ui/TextLink.tsx';
import { allResources, heldQuery, type Holder, type HolderKind } from './holders.ts';

const pathOf: Readonly<Record<HolderKind, (id: string) => string>> = {
  user: (id) => paths.newUser(id, 'permissions'),
  group: (id) => paths.newGroup(id, 'permissions'),
  agency: (id) => paths.newAgency(id, 'permissions'),
};

/**
 * On the old console's pages: the identity policies that the new one attached. Nothing when there
 * are none, or when they may not be read.
 */
export function NewPoliciesNote({ holder }: { readonly holder: Holder }) {
  const { data } = useQuery(heldQuery(holder));
  if (data === undefined || data.length === 0) return null;
  return (
    <Box sx={{ color: 'text.secondary', mb: 1.5 }}>
      Identity policies attached in the new console, scope {allResources}:{' '}
      {data.map(({ policy_name }) => policy_name).join(', ')}.{' '}
      <TextLink to={pathOf[holder.kind](holder.id)}>See them there</TextLink>
    </Box>
  );
}

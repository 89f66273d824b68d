import { Box, Tooltip } from '@mui/material';
import { paths } from '#src/paths.ts';
import { CopyText } from '#src/ui/CopyText.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { kindOf, switchRoleLink, type Agency } from './agency.ts';

function Line({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <Box sx={{ mt: 0.5, '& button': { color: 'inherit' } }}>
      {label}: <CopyText text={value} what={label} />
    </Box>
  );
}

/**
 * The name as a link, with a card on hover: ID and, for accounts, the switch-role link, each to be
 * copied (docs/sources/console.md#9-1). The same stands on the agency's own page.
 */
export function AgencyName({
  agency,
  account,
}: {
  readonly agency: Agency;
  readonly account: string;
}) {
  const card = (
    <>
      <b>{agency.name}</b>
      <Line label="ID" value={agency.id} />
      {kindOf(agency) === 'account' && (
        <Line label="switch-role link" value={switchRoleLink(account, agency)} />
      )}
    </>
  );
  return (
    <Box sx={{ py: 0.5, overflowWrap: 'anywhere' }}>
      <Tooltip title={card} describeChild placement="top-start" enterDelay={400}>
        <Box component="span">
          <TextLink to={paths.agency(agency.id)}>{agency.name}</TextLink>
        </Box>
      </Tooltip>
      <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{agency.id}</Box>
    </Box>
  );
}

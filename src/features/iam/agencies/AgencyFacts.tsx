import { timeText } from '#src/parts/time.ts';
import { Facts } from '#src/ui/Card.tsx';
import { CopyText } from '#src/ui/CopyText.tsx';
import { kindNames, kindOf, partyName, switchRoleLink, type Agency } from './agency.ts';
import { Validity } from './Validity.tsx';

/** Tab Basic Information. For accounts with the link that their people follow. */
export function AgencyFacts({
  agency,
  account,
  now,
}: {
  readonly agency: Agency;
  readonly account: string;
  readonly now: number;
}) {
  const kind = kindOf(agency);
  const link = switchRoleLink(account, agency);
  return (
    <Facts
      facts={[
        { label: 'Agency Name', value: agency.name },
        { label: 'Agency ID', value: <CopyText text={agency.id} what="agency ID" /> },
        { label: 'Agency Type', value: kindNames[kind] },
        {
          label:
            kind === 'account'
              ? 'Delegated Account'
              : kind === 'trust'
                ? 'Trusted Parties'
                : 'Cloud Service',
          value: partyName(agency),
        },
        { label: 'Validity Period', value: <Validity agency={agency} now={now} /> },
        { label: 'Expires', value: timeText(agency.expire_time) },
        { label: 'Created', value: timeText(agency.create_time) },
        { label: 'Description', value: agency.description === '' ? '--' : agency.description },
        ...(agency.agency_urn === undefined
          ? []
          : [{ label: 'URN', value: <CopyText text={agency.agency_urn} what="URN" /> }]),
        ...(kind === 'account'
          ? [{ label: 'Switch-role link', value: <CopyText text={link} what="switch-role link" /> }]
          : []),
      ]}
    />
  );
}

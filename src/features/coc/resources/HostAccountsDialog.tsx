import { useQuery } from '@tanstack/react-query';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { Facts } from '#src/ui/Card.tsx';
import { InfoDialog } from '#src/ui/Dialogs.tsx';
import { formatTime } from '#src/ui/time.ts';

/** Accounts on an instance and when their passwords were last changed. */
export function HostAccountsDialog({
  instance,
  onClose,
}: {
  readonly instance: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}) {
  const query = useQuery(q(api.cocHostAccounts, { params: { instance_id: instance.id } }));
  return (
    <InfoDialog open title={`Accounts on ${instance.name}`} onClose={onClose}>
      <Loaded part query={query} what="accounts">
        {({ accounts }) =>
          accounts.length === 0 ? (
            <>COC knows no accounts on this instance.</>
          ) : (
            <Facts
              facts={accounts.map((account) => ({
                label: account.name,
                value: `Password changed: ${formatTime(account.password_changed_at)}`,
              }))}
            />
          )
        }
      </Loaded>
    </InfoDialog>
  );
}

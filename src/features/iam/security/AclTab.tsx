import { useQuery } from '@tanstack/react-query';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { versionOf } from '#src/api/versions.ts';
import { AddressListCard } from '#src/features/iam/shared/security/AddressListCard.tsx';
import { linesOf, wireOf } from '#src/features/iam/shared/security/addressEntries.ts';
import { useAccount } from '#src/parts/account.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { useRefusals } from '#src/parts/rights.ts';

const calls = { console: api.consoleAclUpdate, api: api.apiAclUpdate } as const;

/** From where the console and the API are reached. */
export function AclTab() {
  const params = { domain_id: useAccount().accountId };
  const ofConsole = useQuery(q(api.consoleAclShow, { params }));
  const ofApi = useQuery(q(api.apiAclShow, { params }));
  const refusals = useRefusals(calls);
  const changeConsole = useWrite(api.consoleAclUpdate);
  const changeApi = useWrite(api.apiAclUpdate);
  return (
    <>
      <Loaded part query={ofConsole} what="console access">
        {({ console_acl_policy: list }) => (
          <AddressListCard
            title="Console Access"
            text="From where IAM users reach the console. The account itself always does."
            id="console"
            lines={linesOf(list)}
            takesV6
            refusal={refusals.console}
            send={(lines) => {
              const { v4, v6 } = wireOf(lines);
              return changeConsole.run({
                params,
                body: { console_acl_policy: { ...v4, ...v6 } },
                ifMatch: versionOf(list),
              });
            }}
          />
        )}
      </Loaded>
      <Loaded part query={ofApi} what="API access">
        {({ api_acl_policy: list }) => (
          <AddressListCard
            title="API Access"
            text="From where clients of the account and of its IAM users reach the API. The console goes on working."
            id="api"
            lines={linesOf(list)}
            takesV6={false}
            refusal={refusals.api}
            send={(lines) =>
              changeApi.run({
                params,
                body: { api_acl_policy: wireOf(lines).v4 },
                ifMatch: versionOf(list),
              })
            }
          />
        )}
      </Loaded>
    </>
  );
}

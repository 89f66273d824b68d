import { Tab, Tabs } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { Card } from '#src/ui/Card.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { useAgencyRefusals } from '../parts/useAgencyRefusals.ts';
import { ApplicationList } from './ApplicationList.tsx';
import { InstanceTable } from './InstanceTable.tsx';

const resourceRights = { synchronize: api.cocInstanceSync } as const;
const tabs = ['instances', 'applications'] as const;

/** Resource Management: what COC manages, synchronized through its agency. */
export function ResourcesPage() {
  const [params, setParams] = useSearchParams();
  const tab = tabs.find((name) => name === params.get('tab')) ?? 'instances';
  return (
    <>
      <PageHeader title="Resource Management" actions={<SynchronizeButton />} />
      <Card>
        <Tabs
          value={tab}
          onChange={(_, next: string) => setParams(next === 'instances' ? {} : { tab: next })}
          aria-label="Resource Management"
          sx={{ mb: 2 }}
        >
          <Tab value="instances" label="Instances" />
          <Tab value="applications" label="Applications" />
        </Tabs>
        {tab === 'instances' ? <InstanceTable /> : <ApplicationList />}
      </Card>
    </>
  );
}

function SynchronizeButton() {
  const write = useWrite(api.cocInstanceSync);
  const toast = useToast();
  const { synchronize: refusal } = useRefusals(resourceRights);
  const agency = useAgencyRefusals();
  const synchronizedAt = useQuery(q(api.cocInstanceList, {})).data?.synchronized_at;
  const synchronize = async () => {
    try {
      const { added, removed } = await write.run({});
      toast.success('Resources synchronized.', `${added} added, ${removed} removed.`);
    } catch (error) {
      toast.problem(error);
    }
  };
  return (
    <GuardedButton
      variant={synchronizedAt === null ? 'contained' : 'outlined'}
      loading={write.pending}
      refusal={refusal ?? agency('synchronizeResources')}
      onClick={() => void synchronize()}
    >
      Synchronize
    </GuardedButton>
  );
}

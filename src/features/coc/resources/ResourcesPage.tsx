import { Tab, Tabs } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useSend } from '#src/api/useSend.ts';
import { Card } from '#src/ui/Card.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { ApplicationList } from './ApplicationList.tsx';
import { InstanceTable } from './InstanceTable.tsx';

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
  const send = useSend();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const synchronizedAt = useQuery(q(api.cocInstanceList, {})).data?.synchronized_at;
  const synchronize = async () => {
    setBusy(true);
    try {
      const { added, removed } = await send(() => api.cocInstanceSync({}));
      toast.success('Resources synchronized.', `${added} added, ${removed} removed.`);
    } catch (error) {
      toast.problem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <GuardedButton
      variant={synchronizedAt === null ? 'contained' : 'outlined'}
      loading={busy}
      onClick={() => void synchronize()}
    >
      Synchronize
    </GuardedButton>
  );
}

import { MenuItem, TextField } from '@mui/material';
import { useCallback, useMemo, useState } from 'react';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { useRefusals } from '#src/parts/rights.ts';
import { useList } from '#src/parts/useList.ts';
import { Card } from '#src/ui/Card.tsx';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { RowActions } from '#src/ui/RowActions.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { DataTable } from '#src/ui/table/DataTable.tsx';
import type { Column } from '#src/ui/table/types.ts';
import { useTableState } from '#src/ui/table/useTableState.ts';
import { formatTime } from '#src/ui/time.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { useDialogs } from '#src/ui/useDialogs.ts';

import { useAgencyRefusals } from '../parts/useAgencyRefusals.ts';

type Person = Result<AppContract['cocPersonnelList']>['personnel'][number];
type Subscription = Result<AppContract['cocSubscriptionList']>['subscriptions'][number];

type Opened = { readonly kind: 'subscribe'; readonly person: Person };

const personnelRights = { subscribe: api.cocSubscriptionCreate } as const;
const channels = ['Email', 'SMS', 'DingTalk', 'WeCom'] as const;

/** Personnel Management: people read through the agency, and how they are notified. */
export function PersonnelPage() {
  const { subscribe } = useRefusals(personnelRights);
  const agency = useAgencyRefusals();
  const { opened, open, close } = useDialogs<Opened>();
  const onSubscribe = useCallback((person: Person) => open({ kind: 'subscribe', person }), [open]);
  return (
    <>
      <PageHeader
        title="Personnel Management"
        intro="COC reads the people of the account through its agency, which takes IAM ReadOnlyAccess there. Subscribing takes COCServiceAgencyDefaultPolicy."
      />
      <Card title="People">
        <PeopleTable refusal={subscribe ?? agency('subscribeChannels')} onSubscribe={onSubscribe} />
      </Card>
      <Card title="Notification Subscriptions">
        <SubscriptionTable />
      </Card>
      {opened !== undefined && <SubscribeDialog person={opened.person} onClose={close} />}
    </>
  );
}

function peopleColumns(
  refusal: string | undefined,
  onSubscribe: (person: Person) => void,
): readonly Column<Person>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      cell: (row) => row.name,
      sortValue: (row) => row.name,
      hideable: false,
    },
    { id: 'description', header: 'Description', cell: (row) => row.description || '--' },
    {
      id: 'status',
      header: 'Status',
      cell: (row) => (
        <StatusText
          tone={row.enabled ? 'good' : 'off'}
          text={row.enabled ? 'Enabled' : 'Disabled'}
        />
      ),
    },
    {
      id: 'operation',
      header: 'Operation',
      hideable: false,
      cell: (row) => (
        <RowActions
          rowName={row.name}
          actions={[{ label: 'Subscribe', refusal, onSelect: () => onSubscribe(row) }]}
        />
      ),
    },
  ];
}

function PeopleTable({
  refusal,
  onSubscribe,
}: {
  readonly refusal: string | undefined;
  readonly onSubscribe: (person: Person) => void;
}) {
  const state = useTableState('coc-people', { sort: 'name' });
  const list = useList(q(api.cocPersonnelList, {}), ({ personnel }) => personnel);
  const columns = useMemo(() => peopleColumns(refusal, onSubscribe), [refusal, onSubscribe]);
  return (
    <DataTable
      label="People"
      state={state}
      columns={columns}
      {...list}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      search="Enter a name."
      searchText={(row) => row.name}
    />
  );
}

const subscriptionColumns: readonly Column<Subscription>[] = [
  {
    id: 'person',
    header: 'Person',
    cell: (row) => row.person_name,
    sortValue: (row) => row.person_name,
    hideable: false,
  },
  {
    id: 'channel',
    header: 'Channel',
    cell: (row) => row.channel,
    sortValue: (row) => row.channel,
  },
  { id: 'by', header: 'Subscribed By', cell: (row) => row.created_by },
  {
    id: 'created',
    header: 'Since',
    cell: (row) => formatTime(row.created_at),
    sortValue: (row) => row.created_at,
  },
];

function SubscriptionTable() {
  const state = useTableState('coc-subscriptions', { sort: 'person', prefix: 's' });
  const list = useList(q(api.cocSubscriptionList, {}), ({ subscriptions }) => subscriptions);
  return (
    <DataTable
      label="Subscriptions"
      state={state}
      columns={subscriptionColumns}
      {...list}
      rowId={(row) => row.id}
      rowName={(row) => `${row.person_name} ${row.channel}`}
      empty={<EmptyState text="Nobody is subscribed yet." />}
    />
  );
}

function SubscribeDialog({
  person,
  onClose,
}: {
  readonly person: Person;
  readonly onClose: () => void;
}) {
  const [channel, setChannel] = useState<(typeof channels)[number]>('Email');
  const write = useWrite(api.cocSubscriptionCreate);
  const toast = useToast();
  const subscribe = async () => {
    await write.run({ body: { person_name: person.name, channel } });
    toast.success(`${person.name} is subscribed to ${channel}.`);
  };
  return (
    <FormDialog open title={`Subscribe ${person.name}`} onSubmit={subscribe} onClose={onClose}>
      <TextField
        select
        fullWidth
        label="Channel"
        value={channel}
        onChange={(event) =>
          setChannel(channels.find((one) => one === event.target.value) ?? 'Email')
        }
        sx={{ mt: 0.75 }}
      >
        {channels.map((one) => (
          <MenuItem key={one} value={one}>
            {one}
          </MenuItem>
        ))}
      </TextField>
    </FormDialog>
  );
}

import { useState } from 'react';
import { ColumnChooser } from '#src/ui/table/ColumnChooser.tsx';
import { TagFilter } from '#src/ui/table/TagFilter.tsx';
import { TransferList, type TransferItem } from '#src/ui/TransferList.tsx';
import { nothing, refusal, type Group } from './specimen.ts';

const operators = { id: 'o', name: 'operators', detail: '3 members' };
const items: readonly TransferItem[] = [
  operators,
  { id: 'a', name: 'auditors', detail: '1 member' },
  { id: 'd', name: 'admin', refusal },
];

function Transfer(props: { readonly items?: readonly TransferItem[]; readonly max?: number }) {
  const [selected, select] = useState<readonly TransferItem[]>([operators]);
  return (
    <TransferList
      noun="User Groups"
      searchPlaceholder="Enter a group name."
      items={props.items ?? items}
      selected={selected}
      onChange={select}
      {...(props.max === undefined
        ? {}
        : { limit: { max: props.max, words: 'A user joins one group at most.' } })}
    />
  );
}

const properties = [
  { id: 'name', label: 'Username' },
  { id: 'status', label: 'Status', options: [{ value: 'on', label: 'Enabled' }] },
];
const filter = { label: 'Filter users', placeholder: 'Choose a property.', properties } as const;
const columns = [
  { id: 'name', header: 'Username', hideable: false },
  { id: 'status', header: 'Status' },
];

export const lists: Group = {
  title: 'Choosing and filtering',
  specimens: [
    {
      component: 'TransferList',
      states: {
        'one chosen': <Transfer />,
        'nothing available': <Transfer items={[]} />,
        full: <Transfer max={1} />,
        'more than is listed': (
          <TransferList
            noun="Users"
            searchPlaceholder="Enter a username."
            items={items}
            total={10_000}
            selected={[]}
            onChange={nothing}
            onSearch={nothing}
          />
        ),
      },
    },
    {
      component: 'TagFilter',
      states: {
        empty: <TagFilter {...filter} value={{}} onChange={nothing} />,
        'with tags': (
          <TagFilter
            {...filter}
            value={{ name: ['nora', 'paul'], status: ['on'] }}
            onChange={nothing}
            locked={['User group name: auditors']}
          />
        ),
      },
    },
    {
      component: 'ColumnChooser',
      states: {
        closed: <ColumnChooser columns={columns} shown={['name']} onChange={nothing} />,
      },
    },
  ],
};

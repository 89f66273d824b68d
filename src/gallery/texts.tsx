import { Button } from '@mui/material';
import { Card, Facts } from '#src/ui/Card.tsx';
import { CopyText } from '#src/ui/CopyText.tsx';
import { EllipsisText } from '#src/ui/EllipsisText.tsx';
import { EmptyState } from '#src/ui/EmptyState.tsx';
import { Breadcrumbs, PageHeader } from '#src/ui/PageHeader.tsx';
import { Section } from '#src/ui/Section.tsx';
import { StatusText, type StatusTone } from '#src/ui/StatusText.tsx';
import { ToastProvider } from '#src/ui/Toasts.tsx';
import type { Group } from './specimen.ts';

const long = 'Everything an operator of the shop needs in order to see and restart its instances';
const facts = [
  { label: 'Username', value: 'nora' },
  { label: 'Description', value: long },
  { label: 'Status', value: <StatusText tone="good" text="Enabled" /> },
];
const crumbs = [{ label: 'Users', to: '/iam/users' }];
const create = <Button variant="contained">Create User</Button>;
const toneWords: Readonly<Record<StatusTone, string>> = {
  good: 'Enabled',
  running: 'Running',
  stopped: 'Stopped',
  off: 'Disabled',
  bad: 'Failed',
  warning: 'Expires soon',
  waiting: 'Waiting',
  busy: 'In progress',
};

export const texts: Group = {
  title: 'Texts and frames',
  specimens: [
    {
      component: 'PageHeader',
      states: {
        'of a list': <PageHeader title="Users" actions={create} />,
        'of a detail': <PageHeader title="nora" crumbs={crumbs} actions={create} />,
        'with an introduction': <PageHeader title="Scenarios" intro={long} />,
      },
    },
    {
      component: 'Breadcrumbs',
      states: { 'one parent': <Breadcrumbs crumbs={crumbs} current="nora" /> },
    },
    {
      component: 'Card',
      states: {
        plain: <Card>{long}</Card>,
        titled: (
          <Card title="Basic Information" actions={create}>
            {long}
          </Card>
        ),
        dense: <Card dense>{long}</Card>,
      },
    },
    {
      component: 'Facts',
      states: {
        'two columns': <Facts facts={facts} />,
        'one column': <Facts facts={facts} columns={1} />,
      },
    },
    {
      component: 'Section',
      states: { plain: <Section title="MFA devices">{long}</Section> },
    },
    {
      component: 'EmptyState',
      states: {
        plain: <EmptyState />,
        'with advice': <EmptyState title="No users." text={long} action={create} />,
      },
    },
    {
      component: 'EllipsisText',
      states: {
        short: <EllipsisText text="Operators" />,
        'one line': <EllipsisText text={long} />,
        'two lines': <EllipsisText text={long} lines={2} />,
        secondary: <EllipsisText text={long} secondary />,
        empty: <EllipsisText text="" />,
      },
    },
    {
      component: 'StatusText',
      states: Object.fromEntries(
        Object.entries(toneWords).map(([tone, text]) => [
          tone,
          <StatusText key={tone} tone={tone as StatusTone} text={text} />,
        ]),
      ),
    },
    {
      component: 'CopyText',
      states: {
        plain: (
          <ToastProvider>
            <CopyText text="0a4f3d" what="user ID" />
          </ToastProvider>
        ),
        'other words shown': (
          <ToastProvider>
            <CopyText text="https://console/login" what="login link" shown="Login link" />
          </ToastProvider>
        ),
        'button only': (
          <ToastProvider>
            <CopyText text="0a4f3d" what="user ID" iconOnly />
          </ToastProvider>
        ),
      },
    },
  ],
};

import { Button, Skeleton } from '@mui/material';
import { useState } from 'react';
import { useParams } from 'react-router';
import { regionName } from '#src/catalog/regions.ts';
import { stateRefusal } from '#src/domain/coc/operations.ts';
import { paths } from '#src/paths.ts';
import { Card, Facts } from '#src/ui/Card.tsx';
import { CopyText } from '#src/ui/CopyText.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { ProblemAlert } from '#src/ui/ProblemAlert.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';
import { formatTime } from '#src/ui/time.ts';
import { InstanceDialogs, type Asked } from './InstanceDialogs.tsx';
import {
  powerOperations,
  statusTone,
  useFlexusInstance,
  type FlexusInstance,
  type PowerOperation,
} from './instance.ts';

const crumbs = [{ label: 'FlexusL Instances', to: paths.flexusl() }];

/** One FlexusL instance with its operations. Its password is shown nowhere. */
export function InstancePage() {
  const { instanceId = '' } = useParams();
  const query = useFlexusInstance(instanceId);
  const words = useProblemWords();
  if (query.isError) {
    return (
      <>
        <PageHeader title="FlexusL Instance" crumbs={crumbs} />
        <ProblemAlert problem={words(query.error)} />
      </>
    );
  }
  if (query.data === undefined)
    return <Skeleton variant="rounded" height={240} aria-label="Reading the instance" />;
  return <Instance instance={query.data} />;
}

function Instance({ instance }: { readonly instance: FlexusInstance }) {
  const [asked, setAsked] = useState<Asked>();
  return (
    <>
      <PageHeader
        title={instance.name}
        crumbs={crumbs}
        actions={
          <>
            {(Object.keys(powerOperations) as PowerOperation[]).map((kind) => (
              <GuardedButton
                key={kind}
                variant="outlined"
                refusal={stateRefusal(kind, instance.status)}
                onClick={() => setAsked({ instance, kind })}
              >
                {powerOperations[kind].label}
              </GuardedButton>
            ))}
            <Button
              variant="contained"
              onClick={() => setAsked({ instance, kind: 'resetPassword' })}
            >
              Reset Password
            </Button>
          </>
        }
      />
      <Card title="Basic Information">
        <Facts
          facts={[
            { label: 'Name', value: instance.name },
            { label: 'ID', value: <CopyText text={instance.id} what="instance ID" /> },
            {
              label: 'Status',
              value: <StatusText tone={statusTone(instance.status)} text={instance.status} />,
            },
            { label: 'Region', value: regionName(instance.region_id) },
            { label: 'Image', value: instance.image },
            { label: 'Specifications', value: instance.flavor },
            { label: 'Public IP', value: instance.public_ip },
            { label: 'User', value: instance.user_name },
            { label: 'Password changed', value: formatTime(instance.password_changed_at) },
            { label: 'Created', value: formatTime(instance.created_at) },
          ]}
        />
      </Card>
      <InstanceDialogs asked={asked} onClose={() => setAsked(undefined)} />
    </>
  );
}

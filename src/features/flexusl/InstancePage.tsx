import { useParams } from 'react-router';
import { regionName } from '#src/catalog/regions.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { paths } from '#src/paths.ts';
import { Card, Facts } from '#src/ui/Card.tsx';
import { CopyText } from '#src/ui/CopyText.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { PageHeader } from '#src/ui/PageHeader.tsx';
import { StatusText } from '#src/ui/StatusText.tsx';
import { formatTime } from '#src/ui/time.ts';
import { useDialogs } from '#src/ui/useDialogs.ts';
import {
  powerOperations,
  statusTone,
  useFlexusInstance,
  type FlexusInstance,
  type PowerOperation,
} from './instance.ts';
import { InstanceDialogs, type Opened } from './InstanceDialogs.tsx';
import { ResetNote } from './ResetNote.tsx';
import { useOperationRefusals } from './useOperationRefusals.ts';

const crumbs = [{ label: 'FlexusL Instances', to: paths.flexusl() }];

/** One FlexusL instance with its operations. Its password is shown nowhere. */
export function InstancePage() {
  const { instanceId = '' } = useParams();
  const query = useFlexusInstance(instanceId);
  return (
    <Loaded query={query} what="instance">
      {(instance) => <Instance instance={instance} />}
    </Loaded>
  );
}

function Instance({ instance }: { readonly instance: FlexusInstance }) {
  const refusals = useOperationRefusals();
  const { opened, open, close } = useDialogs<Opened>();
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
                refusal={refusals.of(kind, instance)}
                onClick={() => open({ kind, instance })}
              >
                {powerOperations[kind].label}
              </GuardedButton>
            ))}
            <GuardedButton
              variant="contained"
              refusal={refusals.of('resetPassword', instance)}
              onClick={() => open({ kind: 'resetPassword', instance })}
            >
              Reset Password
            </GuardedButton>
          </>
        }
      />
      <ResetNote refusals={refusals} instances={[instance]} />
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
      {opened !== undefined && <InstanceDialogs opened={opened} onClose={close} />}
    </>
  );
}

import { Box, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { FormSelect, FormTextField } from '#src/ui/form/fields.tsx';
import { submitting } from '#src/ui/form/submitting.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { Choices } from '../parts/Choices.tsx';
import { nameRules } from '../parts/forms.ts';

type Values = { readonly name: string; readonly zone: string; readonly host: string };
type TrafficDialogProps = {
  readonly projectId: string;
  readonly zones: readonly { readonly id: string; readonly name: string }[];
  readonly onClose: () => void;
};

const asWeight = (text: string): number =>
  Math.max(0, Math.min(100, Math.round(Number(text) || 0)));

/** Creates a traffic policy: a name in a zone, and the clusters it leads to with their weights. */
export function TrafficDialog({ projectId, zones, onClose }: TrafficDialogProps) {
  const query = useQuery(q(api.ucsClusterList, {}));
  const form = useForm<Values>({ defaultValues: { name: '', zone: '', host: '' } });
  const [weights, setWeights] = useState<Readonly<Record<string, number>>>({});
  const write = useWrite(api.ucsTrafficCreate);
  const toast = useToast();
  const chosen = Object.keys(weights);
  const create = submitting(form, async ({ name, zone, host }) => {
    const targets = chosen.map((cluster_id) => ({ cluster_id, weight: weights[cluster_id] ?? 0 }));
    await write.run({
      params: { project_id: projectId },
      body: { name, zone_id: zone, host, targets },
    });
    toast.success(`Traffic policy ${name} created.`);
  });
  return (
    <FormDialog
      open
      title="Create Traffic Policy"
      refusal={chosen.length === 0 ? 'Select at least one cluster.' : undefined}
      onSubmit={create}
      onClose={onClose}
    >
      <FormTextField control={form.control} name="name" label="Name" required rules={nameRules} />
      <FormSelect
        control={form.control}
        name="zone"
        label="Zone"
        required
        placeholder={zones.length === 0 ? 'No zone in this project' : 'Select a zone'}
        choices={zones.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FormTextField
        control={form.control}
        name="host"
        label="Host"
        required
        placeholder="www"
        rules={nameRules}
      />
      <Loaded part query={query} what="clusters">
        {({ clusters }) => (
          <>
            <Choices
              label="Clusters"
              choices={clusters}
              chosen={chosen}
              onChange={(ids) =>
                setWeights(Object.fromEntries(ids.map((id) => [id, weights[id] ?? 50])))
              }
              empty="No cluster has been registered."
            />
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
              {clusters
                .filter(({ id }) => weights[id] !== undefined)
                .map(({ id, name }) => (
                  <TextField
                    key={id}
                    type="number"
                    label={`Weight of ${name}`}
                    value={weights[id]}
                    onChange={(event) =>
                      setWeights({ ...weights, [id]: asWeight(event.target.value) })
                    }
                    slotProps={{ htmlInput: { min: 0, max: 100 } }}
                    sx={{ width: 200 }}
                  />
                ))}
            </Box>
          </>
        )}
      </Loaded>
    </FormDialog>
  );
}

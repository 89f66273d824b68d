import { Alert, Box } from '@mui/material';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { faultText } from '#src/api/faults.ts';
import { packScenario, type ScenarioFile } from '#src/api/scenarioFile.ts';
import { download } from '#src/parts/download.ts';
import { paths } from '#src/paths.ts';
import { CopyText } from '#src/ui/CopyText.tsx';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { FormTextField } from '#src/ui/form/fields.tsx';

type Fields = { readonly title: string; readonly description: string };

/** Address of the console, below its base path. */
const home = () =>
  new URL(import.meta.env.BASE_URL, window.location.origin).href.replace(/\/$/, '');

/** The world of this workspace as a scenario, with the faults that are planned. */
async function savedScenario({ title, description }: Fields): Promise<ScenarioFile> {
  const [{ world }, { faults }] = await Promise.all([api.worldSave({}), api.faultShow({})]);
  return {
    format: 'permission-rehearsal-scenario/1',
    title,
    ...(description === '' ? {} : { description }),
    world,
    ...(faults.length === 0 ? {} : { faults: faults.map(faultText).join(',') }),
  };
}

/** Saves the world as a scenario: as a file, and as a link that holds all of it. */
export function SaveScenarioDialog({
  imported,
  onClose,
}: {
  /** Whether the world was brought in from a live account. */
  readonly imported: boolean;
  readonly onClose: () => void;
}) {
  const form = useForm<Fields>({ defaultValues: { title: '', description: '' } });
  const [link, setLink] = useState<string>();
  const save = async (): Promise<false> => {
    if (!(await form.trigger())) return false;
    const file = await savedScenario(form.getValues());
    download('scenario.json', `${JSON.stringify(file, null, 1)}\n`, 'application/json');
    setLink(`${home()}${paths.scenarios()}#scenario=${await packScenario(file)}`);
    return false; // the link is in the dialog
  };
  return (
    <FormDialog open title="Save as Scenario" submitLabel="Save" onSubmit={save} onClose={onClose}>
      {imported && (
        <Alert severity="warning" sx={{ mb: 2 }}>
          This world came from a live account: the file and the link hold the names of its people,
          groups and policies as they are.
        </Alert>
      )}
      <FormTextField
        control={form.control}
        name="title"
        label="Title"
        required
        rules={{
          required: 'Enter a title.',
          maxLength: { value: 200, message: 'At most 200 letters.' },
        }}
      />
      <FormTextField control={form.control} name="description" label="Description" />
      {link !== undefined && (
        <Box>
          <CopyText
            text={link}
            shown={`A link of ${Math.ceil(link.length / 1024)} KiB holds it all`}
            what="link to this scenario"
          />
        </Box>
      )}
    </FormDialog>
  );
}

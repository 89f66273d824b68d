import { Box, Checkbox, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import { useWrite } from '#src/api/useWrite.ts';
import {
  objectKindNames,
  type ObjectKind,
  type ObjectVerb,
} from '#src/domain/ucs/clusterObjects.ts';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import { FormTextField } from '#src/ui/form/fields.tsx';
import { submitting } from '#src/ui/form/submitting.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { descriptionRules, nameRules } from '../parts/forms.ts';
import type { Template } from './template.ts';

const kinds = Object.keys(objectKindNames) as ObjectKind[];
const verbs: readonly ObjectVerb[] = ['get', 'list', 'create', 'update', 'delete'];

type Ticked = ReadonlySet<`${ObjectKind} ${ObjectVerb}`>;
type Values = { readonly name: string; readonly description: string };

const tickedOf = (template: Template | undefined): Ticked =>
  new Set(
    (template?.rules ?? []).flatMap((rule) =>
      rule.verbs.map((verb) => `${rule.kind} ${verb}` as const),
    ),
  );
const rulesOf = (ticked: Ticked) =>
  kinds
    .map((kind) => ({ kind, verbs: verbs.filter((verb) => ticked.has(`${kind} ${verb}`)) }))
    .filter((rule) => rule.verbs.length > 0);

/** Creates or changes a permission template: kinds of objects against verbs. */
export function TemplateDialog({
  template,
  onClose,
}: {
  readonly template?: Template;
  readonly onClose: () => void;
}) {
  const form = useForm<Values>({
    defaultValues: { name: template?.name ?? '', description: template?.description ?? '' },
  });
  const [ticked, setTicked] = useState(() => tickedOf(template));
  const write = useWrite((body: Values & { readonly rules: ReturnType<typeof rulesOf> }) =>
    template === undefined
      ? api.ucsTemplateCreate({ body })
      : api.ucsTemplateUpdate({ params: { template_id: template.id }, body }),
  );
  const toast = useToast();
  const save = submitting(form, async (values) => {
    await write.run({ ...values, rules: rulesOf(ticked) });
    toast.success(`Permission template ${values.name} saved.`);
  });
  const toggle = (entry: `${ObjectKind} ${ObjectVerb}`) =>
    setTicked(
      new Set(
        ticked.has(entry) ? [...ticked].filter((other) => other !== entry) : [...ticked, entry],
      ),
    );
  return (
    <FormDialog
      open
      title={template === undefined ? 'Create Permission Template' : `Modify ${template.name}`}
      width="md"
      refusal={ticked.size === 0 ? 'Choose at least one operation.' : undefined}
      onSubmit={save}
      onClose={onClose}
    >
      <FormTextField control={form.control} name="name" label="Name" required rules={nameRules} />
      <FormTextField
        control={form.control}
        name="description"
        label="Description"
        rules={descriptionRules}
      />
      <Box sx={{ overflow: 'auto' }} tabIndex={0} role="region" aria-label="Operations, scrollable">
        <Table aria-label="Operations of the template">
          <TableHead>
            <TableRow>
              <TableCell>Object</TableCell>
              {verbs.map((verb) => (
                <TableCell key={verb}>{verb}</TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {kinds.map((kind) => (
              <TableRow key={kind}>
                <TableCell component="th" scope="row">
                  {objectKindNames[kind]}
                </TableCell>
                {verbs.map((verb) => (
                  <TableCell key={verb} padding="checkbox">
                    <Checkbox
                      size="small"
                      checked={ticked.has(`${kind} ${verb}`)}
                      onChange={() => toggle(`${kind} ${verb}`)}
                      slotProps={{
                        input: { 'aria-label': `${verb} ${objectKindNames[kind].toLowerCase()}` },
                      }}
                    />
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
    </FormDialog>
  );
}

import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { api } from '#src/api/api.ts';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Args, Result } from '#src/api/endpoint/endpoint.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { Loaded } from '#src/parts/Loaded.tsx';
import { useRefusals } from '#src/parts/rights.ts';
import { FormDialog, InfoDialog } from '#src/ui/Dialogs.tsx';
import { FormSelect, FormTextField, FormTextarea } from '#src/ui/form/fields.tsx';
import { submitting } from '#src/ui/form/submitting.ts';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { RiskReport } from './RiskReport.tsx';

export type DocumentMode = 'create' | 'view' | 'modify';
type Values = Args<AppContract['cocDocumentCreate']>['body'];
type DocumentDialogProps = {
  readonly mode: DocumentMode;
  readonly documentId?: string;
  readonly onClose: () => void;
};

const analysisRights = { analyze: api.cocDocumentAnalyze } as const;
const blank: Values = { name: '', type: 'Script', description: '', content: '' };

const Content = styled('pre')(({ theme }) => ({
  margin: 0,
  padding: 12,
  background: theme.palette.background.default,
  borderRadius: 6,
  overflow: 'auto',
}));

/** A script or runbook: created, changed or only looked at. */
export function DocumentDialog({ mode, documentId, onClose }: DocumentDialogProps) {
  if (documentId === undefined) return <Editor values={blank} onClose={onClose} />;
  return <Existing mode={mode} documentId={documentId} onClose={onClose} />;
}

function Existing({ mode, documentId, onClose }: Required<DocumentDialogProps>) {
  const query = useQuery(q(api.cocDocumentShow, { params: { document_id: documentId } }));
  const { data } = query;
  if (mode === 'modify' && data !== undefined)
    return <Editor documentId={documentId} values={data} onClose={onClose} />;
  return (
    <InfoDialog open title={data?.name ?? 'Script or runbook'} width="md" onClose={onClose}>
      <Loaded part query={query} what="the document">
        {(document) => (
          <Content tabIndex={0} aria-label="Content">
            {document.content}
          </Content>
        )}
      </Loaded>
    </InfoDialog>
  );
}

function Editor({
  documentId,
  values,
  onClose,
}: {
  readonly documentId?: string;
  readonly values: Values;
  readonly onClose: () => void;
}) {
  const { name, type, description, content } = values;
  const form = useForm<Values>({ defaultValues: { name, type, description, content } });
  const write = useWrite((body: Values) =>
    documentId === undefined
      ? api.cocDocumentCreate({ body })
      : api.cocDocumentUpdate({ params: { document_id: documentId }, body }),
  );
  const { analyze: refusal } = useRefusals(analysisRights);
  const toast = useToast();
  const [report, setReport] = useState<Result<AppContract['cocDocumentAnalyze']>>();
  const save = submitting(form, async (body) => {
    await write.run(body);
    toast.success(`${body.name} saved.`);
  });
  const analyze = async () => {
    try {
      setReport(await api.cocDocumentAnalyze({ body: { content: form.getValues('content') } }));
    } catch (error) {
      toast.problem(error);
    }
  };
  const { control } = form;
  return (
    <FormDialog
      open
      title={documentId === undefined ? 'Create Script or Runbook' : `Modify ${name}`}
      width="md"
      onSubmit={save}
      onClose={onClose}
    >
      <FormTextField
        control={control}
        name="name"
        label="Name"
        required
        rules={{ maxLength: { value: 64, message: 'At most 64 characters.' } }}
      />
      <FormSelect
        control={control}
        name="type"
        label="Type"
        choices={[
          { value: 'Script', label: 'Script' },
          { value: 'Runbook', label: 'Runbook' },
        ]}
      />
      <FormTextarea
        control={control}
        name="description"
        label="Description"
        max={255}
        rules={{ maxLength: { value: 255, message: 'At most 255 characters.' } }}
      />
      <FormTextarea
        control={control}
        name="content"
        label="Content"
        required
        max={10_000}
        rules={{ maxLength: { value: 10_000, message: 'At most 10,000 characters.' } }}
      />
      <GuardedButton variant="outlined" refusal={refusal} onClick={() => void analyze()}>
        Analyze Risk
      </GuardedButton>
      {report !== undefined && <RiskReport report={report} />}
    </FormDialog>
  );
}

import { Box, Button, MenuItem, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { api } from '#src/api/api.ts';
import type { AccessQuestion } from '#src/api/contract/analysis.ts';
import { q } from '#src/api/query.ts';
import {
  actionProblem,
  contextLines,
  contextProblem,
  readContextLines,
} from '#src/parts/access/question.ts';
import { SearchField } from '#src/parts/access/SearchField.tsx';
import { useActionSearch, usePrincipalSearch } from '#src/parts/access/searches.ts';
import type { AccessCalls } from '#src/parts/access/view.ts';
import { Card } from '#src/ui/Card.tsx';
import { FieldRow } from '#src/ui/form/FieldRow.tsx';

type Draft = {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly project: string;
  readonly enterpriseProject: string;
  /** Lines `key=value`. */
  readonly context: string;
};

const draftOf = (asked: AccessQuestion): Draft => ({
  principal: asked.principal,
  action: asked.action,
  resource: asked.resource ?? '',
  project: asked.project ?? '',
  enterpriseProject: asked.enterpriseProject ?? '',
  context: contextLines(asked.context ?? {}),
});

type Problems = Partial<Record<keyof Draft, string>>;

const problem = (field: keyof Draft, text: string | undefined): Problems =>
  text === undefined ? {} : { [field]: text };

function problemsOf(draft: Draft, asksPrincipal: boolean): Problems {
  return {
    ...(asksPrincipal && draft.principal.trim() === '' && { principal: 'Name a principal.' }),
    ...(draft.action.trim() === '' && { action: 'Name an action.' }),
    ...(draft.action.trim() !== '' && problem('action', actionProblem(draft.action))),
    ...problem('context', contextProblem(draft.context)),
  };
}

const questionOf = (draft: Draft): AccessQuestion => {
  const part = (name: 'resource' | 'project' | 'enterpriseProject') =>
    draft[name].trim() === '' ? {} : { [name]: draft[name].trim() };
  return {
    principal: draft.principal.trim(),
    action: draft.action.trim(),
    ...part('resource'),
    ...part('project'),
    ...part('enterpriseProject'),
    context: readContextLines(draft.context) ?? {},
  };
};

type Change = (patch: Partial<Draft>) => void;

/** A line of text of the question. */
function TextLine({
  label,
  value,
  onChange,
  hint,
  error,
  multiline,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly multiline?: boolean;
}) {
  const id = useId();
  return (
    <FieldRow
      label={label}
      htmlFor={id}
      {...(hint !== undefined && { hint })}
      hintId={`${id}-hint`}
      error={error}
      errorId={`${id}-error`}
    >
      <TextField
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        error={error !== undefined}
        fullWidth
        {...(multiline === true && { multiline, minRows: 2 })}
        sx={{ maxWidth: 560 }}
        slotProps={{
          htmlInput: {
            autoComplete: 'off',
            'aria-describedby': `${id}-hint ${id}-error`,
            ...(error !== undefined && { 'aria-invalid': true }),
          },
        }}
      />
    </FieldRow>
  );
}

/** Projects by name; what may not be listed can still stand in the address. */
function ProjectLine({
  label,
  value,
  names,
  none,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly names: readonly { readonly value: string; readonly label: string }[];
  readonly none: string;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  const known = names.some((one) => one.value === value) || value === '';
  return (
    <FieldRow label={label} htmlFor={id}>
      <TextField
        select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        fullWidth
        sx={{ maxWidth: 560 }}
        slotProps={{ select: { displayEmpty: true }, htmlInput: { 'aria-label': label } }}
      >
        <MenuItem value="">{none}</MenuItem>
        {!known && <MenuItem value={value}>{value}</MenuItem>}
        {names.map((one) => (
          <MenuItem key={one.value} value={one.value}>
            {one.label}
          </MenuItem>
        ))}
      </TextField>
    </FieldRow>
  );
}

function Where({
  draft,
  problems,
  change,
}: {
  readonly draft: Draft;
  readonly problems: Problems;
  readonly change: Change;
}) {
  const projects = useQuery(q(api.authProjectList, {})).data?.projects ?? [];
  const eps = useQuery(q(api.enterpriseProjectList, {})).data?.enterprise_projects ?? [];
  return (
    <>
      <TextLine
        label="Resource"
        value={draft.resource}
        onChange={(resource) => change({ resource })}
        hint="As policies name it, for example ecs:*:*:instance:web-1. Empty: no single resource."
      />
      <ProjectLine
        label="Project"
        value={draft.project}
        names={projects.map(({ name }) => ({ value: name, label: name }))}
        none="No project"
        onChange={(project) => change({ project })}
      />
      {(eps.length > 0 || draft.enterpriseProject !== '') && (
        <ProjectLine
          label="Enterprise Project"
          value={draft.enterpriseProject}
          names={eps.map(({ id, name }) => ({ value: id, label: name }))}
          none="No enterprise project"
          onChange={(enterpriseProject) => change({ enterpriseProject })}
        />
      )}
      <TextLine
        label="Circumstances"
        value={draft.context}
        onChange={(context) => change({ context })}
        error={problems.context}
        multiline
        hint="Condition keys, one per line: g:SourceIp=203.0.113.7. Nothing after the sign: not carried."
      />
    </>
  );
}

/** The question of the page: who, what, where, under which circumstances. */
export function QuestionForm({
  asked,
  calls,
  asksPrincipal,
  submitLabel,
  onAsk,
}: {
  readonly asked: AccessQuestion;
  readonly calls: AccessCalls;
  readonly asksPrincipal: boolean;
  readonly submitLabel: string;
  readonly onAsk: (question: AccessQuestion) => void;
}) {
  const [draft, setDraft] = useState(() => draftOf(asked));
  const [problems, setProblems] = useState<Problems>({});
  const principals = usePrincipalSearch(calls, draft.principal);
  const actions = useActionSearch(draft.action);
  const change: Change = (patch) => {
    setDraft((now) => ({ ...now, ...patch }));
    setProblems({});
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const found = problemsOf(draft, asksPrincipal);
    setProblems(found);
    if (Object.keys(found).length === 0) onAsk(questionOf(draft));
  };
  return (
    <Card title="Question">
      <Box component="form" aria-label="Question" onSubmit={submit} noValidate>
        {asksPrincipal && (
          <SearchField
            label="Principal"
            required
            value={draft.principal}
            onChange={(principal) => change({ principal })}
            {...principals}
            error={problems.principal}
            hint="user:NAME, group:NAME, agency:NAME or root."
          />
        )}
        <SearchField
          label="Action"
          required
          value={draft.action}
          onChange={(action) => change({ action })}
          {...actions}
          error={problems.action}
          placeholder="Words of a name or a description"
        />
        <Where draft={draft} problems={problems} change={change} />
        <Button type="submit" variant="contained">
          {submitLabel}
        </Button>
      </Box>
    </Card>
  );
}

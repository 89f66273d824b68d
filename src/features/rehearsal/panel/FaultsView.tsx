import { Autocomplete, Box, Button, Stack, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#src/api/api.ts';
import { contract } from '#src/api/contract/index.ts';
import { faultText, readFaults, type Fault } from '#src/api/faults.ts';
import { q } from '#src/api/query.ts';
import { useWrite } from '#src/api/useWrite.ts';
import { CopyText } from '#src/ui/CopyText.tsx';
import { GuardedButton } from '#src/ui/GuardedButton.tsx';
import { useProblemWords } from '#src/ui/problem.tsx';
import { ProblemAlert } from '#src/ui/ProblemAlert.tsx';
import { TextButton } from '#src/ui/TextLink.tsx';
import { useToast } from '#src/ui/Toasts.tsx';
import { presets } from './presets.ts';

const calls = Object.keys(contract).toSorted();
const none: readonly Fault[] = [];

/** The planned faults of this tab, and how they are planned anew. */
function usePlan() {
  const { data, error } = useQuery(q(api.faultShow, {}));
  const write = useWrite(api.faultPlan);
  const toast = useToast();
  const faults = data?.faults ?? none;
  const plan = (next: readonly Fault[]): void => {
    write.run({ body: { faults: [...next] } }).catch(toast.problem);
  };
  return { faults, error, plan };
}

function Planned({
  faults,
  plan,
}: {
  readonly faults: readonly Fault[];
  readonly plan: (faults: readonly Fault[]) => void;
}) {
  if (faults.length === 0)
    return (
      <Typography color="text.secondary">Nothing is planned: calls go as they are.</Typography>
    );
  return (
    <>
      <Box component="ul" aria-label="Planned faults" sx={{ m: 0, pl: 2.5 }}>
        {faults.map((fault, index) => (
          <Box component="li" key={`${index} ${faultText(fault)}`}>
            <code>{faultText(fault)}</code>{' '}
            <TextButton
              aria-label={`Remove fault ${faultText(fault)}`}
              onClick={() => plan(faults.filter((_, at) => at !== index))}
            >
              Remove
            </TextButton>
          </Box>
        ))}
      </Box>
      <Stack direction="row" sx={{ gap: 2, mt: 1, alignItems: 'center' }}>
        <CopyText
          text={`faults=${faults.map(faultText).join(',')}`}
          shown="For a link"
          what="faults for a link"
        />
        <Button size="small" onClick={() => plan([])}>
          Remove all faults
        </Button>
      </Stack>
    </>
  );
}

/** A fault as a link says it, checked before it is planned. */
function OwnFault({ add }: { readonly add: (faults: readonly Fault[]) => void }) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    const read = readFaults(text, calls);
    if (read.problems.length > 0 || read.faults.length === 0) {
      setProblem(read.problems.join(' ') || 'Enter a fault.');
      return;
    }
    setProblem(undefined);
    setText('');
    add(read.faults);
  };
  return (
    <Box
      component="form"
      aria-label="Own fault"
      onSubmit={submit}
      sx={{ display: 'flex', gap: 1, mt: 3, alignItems: 'flex-start' }}
    >
      <TextField
        label="As in a link"
        placeholder="groupCreate:conflict:x1"
        fullWidth
        value={text}
        error={problem !== undefined}
        helperText={problem}
        onChange={(event) => setText(event.target.value)}
        slotProps={{ inputLabel: { shrink: true } }}
      />
      <Button type="submit" variant="outlined">
        Add
      </Button>
    </Box>
  );
}

/** What is to go wrong with the calls of this tab: presets, own faults, and what is planned. */
export function FaultsView() {
  const { faults, error, plan } = usePlan();
  const words = useProblemWords();
  const [call, setCall] = useState<string | null>(null);
  const [seed, setSeed] = useState(1);
  const add = (more: readonly Fault[]) => plan([...faults, ...more]);
  if (error !== null) return <ProblemAlert problem={words(error)} />;
  return (
    <>
      <Planned faults={faults} plan={plan} />
      <Stack direction="row" sx={{ gap: 1, mt: 3 }}>
        <Autocomplete
          options={calls}
          value={call}
          onChange={(_, chosen) => setCall(chosen)}
          fullWidth
          renderInput={(params) => <TextField {...params} label="Call" />}
        />
        <TextField
          type="number"
          label="Seed"
          value={seed}
          onChange={(event) => setSeed(Math.max(0, Number(event.target.value)))}
          sx={{ width: 110 }}
        />
      </Stack>
      <Stack component="ul" aria-label="Presets" sx={{ gap: 1, mt: 2, p: 0, listStyle: 'none' }}>
        {presets.map(({ label, hint, ofCall, fault }) => (
          <Box component="li" key={label} sx={{ display: 'flex', gap: 1.5, alignItems: 'center' }}>
            <GuardedButton
              variant="outlined"
              sx={{ width: 150, flexShrink: 0 }}
              refusal={ofCall && call === null ? 'Choose a call first.' : undefined}
              onClick={() => add([fault(call ?? '*', seed)])}
            >
              {label}
            </GuardedButton>
            <Typography color="text.secondary">{hint}</Typography>
          </Box>
        ))}
      </Stack>
      <OwnFault add={add} />
    </>
  );
}

import { Box, FormControlLabel, Radio, RadioGroup, Typography } from '@mui/material';
import { useMemo, useState } from 'react';
import { FormDialog } from '#src/ui/Dialogs.tsx';
import {
  differencesOf,
  mergedValues,
  type Choice,
  type Conflict,
  type Difference,
  type Values,
} from './differences.ts';

const font = 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace';
const cell = {
  p: 1,
  verticalAlign: 'top',
  textAlign: 'left',
  borderTop: 1,
  borderColor: 'divider',
};
const names: Readonly<Record<Choice, string>> = { theirs: 'Theirs', mine: 'Mine', both: 'Both' };

function Text({ text, lines }: { readonly text: string; readonly lines: boolean }) {
  return (
    <Box
      component="td"
      sx={{
        ...cell,
        whiteSpace: 'pre-wrap',
        overflowWrap: 'anywhere',
        ...(text === '' && { color: 'text.secondary' }),
        ...(lines && { fontFamily: font, fontSize: 13 }),
      }}
    >
      {text === '' ? '(nothing)' : text}
    </Box>
  );
}

type RowProps = {
  readonly difference: Difference;
  readonly choice: Choice | undefined;
  readonly onChoose: (choice: Choice) => void;
};

function DifferenceRow({ difference, choice, onChoose }: RowProps) {
  const { label, lines, base, theirs, mine } = difference;
  const offered: readonly Choice[] =
    lines && theirs !== '' && mine !== '' ? ['theirs', 'mine', 'both'] : ['theirs', 'mine'];
  return (
    <tr>
      <Box component="th" scope="row" sx={cell}>
        {label}
      </Box>
      <Text text={base} lines={lines} />
      <Text text={theirs} lines={lines} />
      <Text text={mine} lines={lines} />
      <Box component="td" sx={cell}>
        <RadioGroup
          aria-label={label}
          value={choice ?? ''}
          onChange={(_, value) => onChoose(value as Choice)} // the values offered below
        >
          {offered.map((value) => (
            <FormControlLabel
              key={value}
              value={value}
              label={names[value]}
              control={<Radio size="small" />}
            />
          ))}
        </RadioGroup>
      </Box>
    </tr>
  );
}

type MergeDialogProps<K extends string> = {
  /** What was changed by two people: "user group". */
  readonly what: string;
  readonly conflict: Conflict<K>;
  readonly onMerge: (merged: Values<K>) => void;
  readonly onClose: () => void;
};

/**
 * Two changes of one thing side by side: what both began with, theirs, mine. What only one of them
 * changed is suggested; what both changed has to be chosen. The outcome goes back into the form,
 * and is saved from there.
 */
export function MergeDialog<K extends string>({
  what,
  conflict,
  onMerge,
  onClose,
}: MergeDialogProps<K>) {
  const differences = useMemo(() => differencesOf(conflict), [conflict]);
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  const choiceOf = ({ key, suggestion }: Difference) => choices[key] ?? suggestion;
  const open = differences.filter((difference) => choiceOf(difference) === undefined).length;
  return (
    <FormDialog
      open
      title="Changed meanwhile"
      width="lg"
      submitLabel="Merge"
      refusal={open > 0 ? 'Choose what counts where both have changed something.' : undefined}
      onSubmit={() => onMerge(mergedValues(conflict, choices))}
      onClose={onClose}
    >
      <Typography sx={{ mb: 2 }}>
        Somebody has changed this {what} since you opened it. Nothing of yours has been saved or
        lost. Choose what counts; the outcome goes back into your form, where you save it.
      </Typography>
      {differences.length === 0 ? (
        <Typography role="status">Both changes say the same.</Typography>
      ) : (
        <Box
          role="region"
          aria-label="Differences, scrollable"
          tabIndex={0}
          sx={{ overflow: 'auto' }}
        >
          <Box
            component="table"
            aria-label="Differences"
            sx={{ borderCollapse: 'collapse', width: '100%' }}
          >
            <thead>
              <tr>
                {['What', 'When you opened it', 'Theirs', 'Mine', 'What counts'].map((name) => (
                  <Box component="th" scope="col" key={name} sx={{ p: 1, textAlign: 'left' }}>
                    {name}
                  </Box>
                ))}
              </tr>
            </thead>
            <tbody>
              {differences.map((difference) => (
                <DifferenceRow
                  key={difference.key}
                  difference={difference}
                  choice={choiceOf(difference)}
                  onChoose={(choice) => setChoices({ ...choices, [difference.key]: choice })}
                />
              ))}
            </tbody>
          </Box>
        </Box>
      )}
    </FormDialog>
  );
}

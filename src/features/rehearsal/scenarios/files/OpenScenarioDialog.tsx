import { Typography } from '@mui/material';
import type { ScenarioFile } from '#src/api/scenarioFile.ts';
import { ConfirmDialog } from '#src/ui/Dialogs.tsx';
import { openScenario } from './openScenario.ts';

const count = (number: number, one: string, several: string): string =>
  `${number} ${number === 1 ? one : several}`;

/** What a scenario brings, in lines. */
function contentsOf({
  seed,
  people = [],
  clock,
  faults,
  tests = [],
  story = [],
  as,
}: ScenarioFile) {
  return [
    seed === undefined
      ? 'A world of its own, with its changes'
      : `The starting state ${seed.scenario}`,
    ...(people.length === 0
      ? []
      : [
          `${count(people.length, 'person', 'people')}: ${people.map(({ user }) => user).join(', ')}`,
        ]),
    ...(clock === undefined ? [] : [`The time stands still at ${clock}`]),
    ...(faults === undefined || faults === '' ? [] : [`Faults: ${faults}`]),
    ...(tests.length === 0 ? [] : [count(tests.length, 'access test', 'access tests')]),
    ...story.map(({ step }, index) => `Step ${index + 1}: ${step}`),
    ...(as === undefined ? [] : [`You are signed in as ${as}`]),
  ];
}

/** Asks before a scenario from a file or a link replaces the world: it never does so by itself. */
export function OpenScenarioDialog({
  file,
  current,
  onOpened,
  onClose,
}: {
  readonly file: ScenarioFile | undefined;
  /** The world that would be replaced, in words. */
  readonly current: string;
  readonly onOpened: () => void;
  readonly onClose: () => void;
}) {
  if (file === undefined) return null;
  return (
    <ConfirmDialog
      open
      title={`Open the scenario “${file.title}”?`}
      text={
        <>
          {file.description !== undefined && (
            <Typography sx={{ mb: 1, whiteSpace: 'pre-line' }}>{file.description}</Typography>
          )}
          {`The current world (${current}) is thrown away for every tab of this workspace. This cannot be undone.`}
        </>
      }
      affected={contentsOf(file).map((name) => ({ name }))}
      affectedLabel="What it brings"
      confirmLabel="Open"
      destructive
      onConfirm={async () => {
        await openScenario(file);
        onOpened();
      }}
      onClose={onClose}
    />
  );
}

import { Button } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { api } from '#src/api/api.ts';
import { readScenarioFile, unpackScenario, type ScenarioFile } from '#src/api/scenarioFile.ts';
import { paths } from '#src/paths.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { visuallyHidden } from '#src/ui/tokens.ts';
import { OpenScenarioDialog } from './OpenScenarioDialog.tsx';
import { SaveScenarioDialog } from './SaveScenarioDialog.tsx';

type Current = Awaited<ReturnType<typeof api.scenarioList>>['current'];

/** Scenarios of worlds that were brought in from a live account are called so. */
const importedScenario = 'account';

const failure = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** Calls `take` with each file that is dropped anywhere on the page. */
function useDroppedFile(take: (file: File) => void): void {
  const taking = useRef(take);
  useEffect(() => {
    taking.current = take;
  });
  useEffect(() => {
    const over = (event: DragEvent) => event.preventDefault();
    const drop = (event: DragEvent) => {
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) taking.current(file);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, []);
}

/**
 * Opens scenarios from files, drops and the fragment of the address, each after asking; saves the
 * world as one.
 */
export function ScenarioFileActions({ current }: { readonly current: Current }) {
  const toast = useToast();
  const navigate = useNavigate();
  const { hash } = useLocation();
  const input = useRef<HTMLInputElement>(null);
  const [asked, setAsked] = useState<ScenarioFile>();
  const [saves, setSaves] = useState(false);

  const take = (reading: Promise<ScenarioFile>) =>
    void reading.then(setAsked, (error: unknown) => toast.error(failure(error)));
  const takeFile = (file: File) => take(file.text().then(readScenarioFile));
  useDroppedFile(takeFile);

  const packed = /^#scenario=(.*)$/.exec(hash)?.[1];
  useEffect(() => {
    if (packed === undefined) return;
    // Out of the address: a reload would ask once more.
    void navigate(paths.scenarios(), { replace: true });
    unpackScenario(packed).then(setAsked, (error: unknown) => toast.error(failure(error)));
  }, [packed, navigate, toast]);

  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label="Scenario file"
        style={{ ...visuallyHidden }}
        tabIndex={-1}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file !== undefined) takeFile(file);
        }}
      />
      <Button variant="outlined" onClick={() => input.current?.click()}>
        Open File
      </Button>
      <Button variant="outlined" onClick={() => setSaves(true)}>
        Save as Scenario
      </Button>
      <OpenScenarioDialog
        file={asked}
        current={`${current.scenario}, ${current.commit_no} changes`}
        onOpened={() => {
          toast.success(`Scenario ${asked?.title ?? ''} is open.`);
          void navigate(paths.home());
        }}
        onClose={() => setAsked(undefined)}
      />
      {saves && (
        <SaveScenarioDialog
          imported={current.scenario === importedScenario}
          onClose={() => setSaves(false)}
        />
      )}
    </>
  );
}

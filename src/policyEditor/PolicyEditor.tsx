import { Alert, Box, Button, FormHelperText } from '@mui/material';
import {
  lazy,
  Suspense,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  type ReactNode,
  type Ref,
} from 'react';
import type { Finding } from '#src/domain/policy/text/codes/finding.ts';
import { toVisual } from '#src/domain/policy/visual/visual.ts';
import type { JsonEditorHandle } from '#src/ui/jsonEditor/types.ts';
import { loadModule } from '#src/ui/loadModule.ts';
import { showWhole } from '#src/ui/inView.ts';
import type { AgencyChoice } from './agencyForm.ts';
import { EditorRow } from './EditorRow.tsx';
import { FindingPanel } from './FindingPanel.tsx';
import { JsonPolicyView } from './JsonPolicyView.tsx';
import type { ExistingPolicy } from './mergeExisting.ts';
import { PolicyViewRow } from './PolicyViewRow.tsx';
import { SizeMeter } from './SizeMeter.tsx';
import { StartFromExisting } from './StartFromExisting.tsx';
import type { PolicyDraft, PolicyView } from './usePolicyDraft.ts';
import { VisualEditor, type VisualEditorHandle } from './VisualEditor.tsx';
import { readOnlyWords } from './words.ts';

const StatementCheck = lazy(async () => ({
  default: (await loadModule(() => import('./StatementCheck.tsx'))).StatementCheck,
}));

export type PolicyEditorHandle = {
  /**
   * Moves the focus to an error in the view that is shown: to its place in the text, or to the step
   * of the block that mends it. Only what the visual editor cannot show leads to the text.
   */
  readonly showError: (error: Finding) => void;
};

type PolicyEditorProps = {
  readonly ref?: Ref<PolicyEditorHandle>;
  readonly draft: PolicyDraft;
  readonly view: PolicyView;
  readonly onView: (view: PolicyView) => void;
  /** Name of the text among the editors of the page. */
  readonly path: string;
  /** Label of the content row; also the accessible name of the editor. */
  readonly label?: string;
  /** Why the content cannot be saved, shown under it. */
  readonly error?: string | undefined;
  /**
   * Policies to start from; undefined while they are being read. Without `existingLabel`
   * nothing is offered.
   */
  readonly existing?: readonly ExistingPolicy[] | undefined;
  /** Words on the button and title of the dialog, e.g. "Select Existing Policy/Role". */
  readonly existingLabel?: string;
  /** Agencies that a policy of the old console can name; undefined while they are being read. */
  readonly agencies?: readonly AgencyChoice[] | undefined;
  /** Shown right of the view switch. */
  readonly aside?: ReactNode;
  readonly height?: number;
};

/**
 * A policy in two views of one text: blocks and JSON, with findings, computed scope and size
 * (docs/sources/console.md#7-2).
 */
export function PolicyEditor({
  ref,
  draft,
  view,
  onView,
  path,
  label = 'Policy Content',
  error,
  existing,
  existingLabel,
  agencies,
  aside,
  height = 440,
}: PolicyEditorProps) {
  const errorId = useId();
  const editor = useRef<JsonEditorHandle>(null);
  const visual = useRef<VisualEditorHandle>(null);
  const errorLine = useRef<HTMLParagraphElement>(null);
  const wantsErrorLine = useRef(false);
  const waiting = useRef<{ readonly offset: number; readonly end: number }>(undefined);
  const { text, policy, dialect, findings, checkedText } = draft;
  const unavailable = useMemo(() => toVisual(text).unavailable, [text]);
  const shown: PolicyView = unavailable === undefined ? view : 'json';
  const broken = policy.syntaxFindings.length > 0;

  const attach = useCallback((handle: JsonEditorHandle | null) => {
    editor.current = handle;
    if (handle === null || waiting.current === undefined) return;
    handle.jumpTo(waiting.current);
    waiting.current = undefined;
  }, []);
  const jumpTo = useCallback(
    (range: { readonly offset: number; readonly end: number }) => {
      if (editor.current !== null) return editor.current.jumpTo(range);
      waiting.current = range;
      onView('json');
    },
    [onView],
  );
  const showError = useCallback(
    (finding: Finding) => {
      const shownAt = visual.current?.showError(finding);
      if (shownAt === undefined || shownAt === 'text') jumpTo(finding);
      else wantsErrorLine.current = shownAt === 'policy';
    },
    [jumpTo],
  );
  useImperativeHandle(ref, () => ({ showError }), [showError]);
  // An error about the policy as a whole stands under the editor; the line is drawn after it
  // has been asked for.
  useEffect(() => {
    if (!wantsErrorLine.current || errorLine.current === null) return;
    wantsErrorLine.current = false;
    errorLine.current.focus();
  });

  // Blocks say what is wrong with them themselves; a text is long, and the focus is in it.
  useEffect(() => {
    if (shown === 'json') showWhole(errorLine.current);
  }, [error, shown]);

  return (
    <>
      <PolicyViewRow draft={draft} shown={shown} unavailable={unavailable} onView={onView}>
        {aside}
      </PolicyViewRow>
      <EditorRow label={label} required>
        {broken && (
          <Alert
            severity="warning"
            sx={{ mb: 1.5 }}
            action={
              <Button
                size="small"
                variant="outlined"
                onClick={() =>
                  draft.edit((now) => [{ offset: 0, end: now.length, text: draft.lastValid }])
                }
              >
                Reset
              </Button>
            }
          >
            The text is not valid JSON, so it cannot be shown as blocks or saved. Reset brings back
            the last valid text.
          </Alert>
        )}
        {!broken && unavailable !== undefined && (
          <Alert severity="info" sx={{ mb: 1.5 }}>
            {readOnlyWords[unavailable]} It can be edited as JSON only.
          </Alert>
        )}
        {shown === 'json' ? (
          <JsonPolicyView
            draft={draft}
            path={path}
            label={label}
            describedBy={error === undefined ? undefined : errorId}
            height={height}
            editor={attach}
            onJump={jumpTo}
          />
        ) : (
          <Box
            sx={{
              display: 'grid',
              gap: 2,
              gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 312px' },
              alignItems: 'start',
            }}
          >
            <VisualEditor ref={visual} draft={draft} agencies={agencies} onShowText={jumpTo} />
            <Box
              sx={{
                position: { lg: 'sticky' },
                top: 16,
                display: 'flex',
                flexDirection: 'column',
                gap: 1,
                maxHeight: { xs: 400, lg: 520 },
              }}
            >
              <FindingPanel
                findings={findings}
                policy={policy}
                untouched={draft.untouched}
                current={checkedText === text}
                onJump={jumpTo}
                onFix={draft.repair}
                onFixAll={draft.fixAll}
              />
              <Box sx={{ alignSelf: 'flex-end' }}>
                <SizeMeter used={policy.compactLength} max={dialect.maxCharacters} />
              </Box>
            </Box>
          </Box>
        )}
        {!broken && (
          <Suspense fallback={null}>
            <StatementCheck draft={draft} onJump={jumpTo} />
          </Suspense>
        )}
        {error !== undefined && (
          <FormHelperText error id={errorId} ref={errorLine} tabIndex={-1} role="alert">
            {error}
          </FormHelperText>
        )}
        {existingLabel !== undefined && (
          <StartFromExisting draft={draft} existing={existing} label={existingLabel} />
        )}
      </EditorRow>
    </>
  );
}

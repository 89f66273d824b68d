import { Box } from '@mui/material';
import { format } from 'jsonc-parser';
import { useCallback, useMemo, type Ref } from 'react';
import type { Finding } from '#src/domain/policy/text/codes/finding.ts';
import { JsonEditor } from '#src/ui/jsonEditor/JsonEditor.tsx';
import type { Complete, Describe, JsonEditorHandle } from '#src/ui/jsonEditor/types.ts';
import { completePolicy } from './completions.ts';
import { FindingPanel } from './FindingPanel.tsx';
import { markersOf } from './findingList.ts';
import { describePolicy } from './hovers.ts';
import { SizeMeter } from './SizeMeter.tsx';
import type { PolicyDraft } from './usePolicyDraft.ts';

type JsonPolicyViewProps = {
  readonly draft: PolicyDraft;
  /** Name of the text among the editors of the page. */
  readonly path: string;
  readonly label: string;
  readonly describedBy?: string | undefined;
  readonly height: number;
  readonly editor: Ref<JsonEditorHandle>;
  readonly onJump: (finding: Finding) => void;
};

/** The policy as text, with the findings beside it. */
export function JsonPolicyView({
  draft,
  path,
  label,
  describedBy,
  height,
  editor,
  onJump,
}: JsonPolicyViewProps) {
  const { source, text, profile, findings, checkedText } = draft;
  const marked = useMemo(
    () => ({ text: checkedText, markers: markersOf(findings) }),
    [checkedText, findings],
  );
  const complete = useCallback<Complete>(
    (now, offset) => completePolicy(now, offset, profile),
    [profile],
  );
  const describe = useCallback<Describe>(
    (now, offset) => describePolicy(now, offset, profile),
    [profile],
  );
  const reformat = () =>
    draft.edit((now) =>
      format(now, undefined, { tabSize: 4, insertSpaces: true, eol: '\n' }).map(
        ({ offset, length, content }) => ({ offset, end: offset + length, text: content }),
      ),
    );
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 312px' },
        alignItems: 'stretch',
      }}
    >
      <JsonEditor
        ref={editor}
        text={source}
        path={path}
        ariaLabel={label}
        {...(describedBy === undefined ? {} : { ariaDescribedBy: describedBy })}
        marked={marked}
        untouched={draft.untouched && describedBy === undefined}
        complete={complete}
        describe={describe}
        height={height}
        onFormat={reformat}
        footer={<SizeMeter used={draft.policy.compactLength} max={draft.dialect.maxCharacters} />}
      />
      <Box sx={{ position: 'relative', minHeight: { lg: 0 }, height: { xs: 'auto', lg: '100%' } }}>
        <Box
          sx={{
            position: { xs: 'static', lg: 'absolute' },
            inset: 0,
            maxHeight: { xs: 360, lg: 'none' },
            display: 'flex',
            flexDirection: 'column',
          }}
        >
          <FindingPanel
            findings={findings}
            policy={draft.policy}
            untouched={draft.untouched}
            current={checkedText === text}
            onJump={onJump}
            onFix={draft.repair}
            onFixAll={draft.fixAll}
          />
        </Box>
      </Box>
    </Box>
  );
}

import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import type { toVisual } from '#src/domain/policy/visual/visual.ts';
import { SegmentedControl } from '#src/ui/SegmentedControl.tsx';
import { EditorRow } from './EditorRow.tsx';
import { scopeLabels } from './scope.ts';
import type { PolicyDraft, PolicyView } from './usePolicyDraft.ts';
import { readOnlyWords } from './words.ts';

type PolicyViewRowProps = {
  readonly draft: PolicyDraft;
  readonly shown: PolicyView;
  /** Why the text cannot be shown as blocks. */
  readonly unavailable: ReturnType<typeof toVisual>['unavailable'];
  readonly onView: (view: PolicyView) => void;
  /** Shown right of the switch. */
  readonly children: ReactNode;
};

/** The switch between blocks and JSON, and the scope that the text has by its actions. */
export function PolicyViewRow({
  draft: { dialect, scope },
  shown,
  unavailable,
  onView,
  children,
}: PolicyViewRowProps) {
  return (
    <EditorRow label="Policy View">
      <Box
        sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 3, rowGap: 1 }}
      >
        <SegmentedControl
          label="Policy View"
          value={shown}
          segments={[
            {
              value: 'visual',
              label: 'Visual editor',
              refusal: unavailable === undefined ? undefined : readOnlyWords[unavailable],
            },
            { value: 'json', label: 'JSON' },
          ]}
          onChange={onView}
        />
        {dialect.oneClass && (
          <Box sx={{ display: 'flex', gap: 1 }}>
            <Box component="span" sx={{ color: 'text.secondary' }}>
              Scope
            </Box>
            <Box
              component="output"
              aria-label="Scope"
              sx={{ color: scope === 'mixed' ? 'error.main' : 'text.primary' }}
            >
              {scopeLabels[scope]}
            </Box>
          </Box>
        )}
        {children}
      </Box>
    </EditorRow>
  );
}

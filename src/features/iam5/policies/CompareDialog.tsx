import { Box, Typography, useMediaQuery, type Theme } from '@mui/material';
import { useMemo } from 'react';
import { InfoDialog } from '#src/ui/Dialogs.tsx';
import { tokens, visuallyHidden } from '#src/ui/tokens.ts';
import { laidOut, lineDiff, type DiffLine } from './lineDiff.ts';
import type { PolicyVersion } from './policyVersion.ts';

const backgrounds: Readonly<Record<DiffLine['kind'], string>> = {
  same: 'transparent',
  removed: tokens.dangerPale,
  added: tokens.successPale,
};
const marks: Readonly<Record<DiffLine['kind'], string>> = { same: '', removed: '-', added: '+' };
const spoken: Readonly<Record<DiffLine['kind'], string>> = {
  same: '',
  removed: 'Removed: ',
  added: 'Added: ',
};
const font = 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace';

/** Removed lines and the added ones that follow them stand in one row each. */
function sideBySide(
  lines: readonly DiffLine[],
): readonly (readonly [DiffLine | undefined, DiffLine | undefined])[] {
  const rows: [DiffLine | undefined, DiffLine | undefined][] = [];
  let open = 0; // first row whose right half is free
  for (const line of lines) {
    if (line.kind === 'same') {
      rows.push([line, line]);
      open = rows.length;
    } else if (line.kind === 'removed') {
      rows.push([line, undefined]);
    } else {
      const row = rows[open];
      if (row === undefined) rows.push([undefined, line]);
      else row[1] = line;
      open += 1;
    }
  }
  return rows;
}

function Half({
  line,
  side,
}: {
  readonly line: DiffLine | undefined;
  readonly side: 'left' | 'right';
}) {
  const background = line === undefined ? '#FAFAFA' : backgrounds[line.kind];
  return (
    <>
      <Box
        component="td"
        aria-hidden="true"
        sx={{
          bgcolor: background,
          color: 'text.secondary',
          textAlign: 'right',
          px: 1,
          userSelect: 'none',
          width: 56,
          whiteSpace: 'nowrap',
        }}
      >
        {line === undefined ? '' : `${line[side] ?? ''} ${marks[line.kind]}`}
      </Box>
      <Box
        component="td"
        sx={{
          bgcolor: background,
          whiteSpace: 'pre',
          pr: 2,
          ...(side === 'left' ? { borderRight: 1, borderColor: 'divider' } : {}),
        }}
      >
        {line !== undefined && line.kind !== 'same' && (
          <Box component="span" sx={visuallyHidden}>
            {spoken[line.kind]}
          </Box>
        )}
        {line?.text ?? ''}
      </Box>
    </>
  );
}

/** One line of both texts, under each other: for narrow screens. */
function Line({ line }: { readonly line: DiffLine }) {
  return (
    <Box component="tr" sx={{ bgcolor: backgrounds[line.kind] }}>
      <Box
        component="td"
        aria-hidden="true"
        sx={{ color: 'text.secondary', px: 1, userSelect: 'none' }}
      >
        {marks[line.kind]}
      </Box>
      <Box component="td" sx={{ whiteSpace: 'pre', pr: 1 }}>
        {line.kind !== 'same' && (
          <Box component="span" sx={visuallyHidden}>
            {spoken[line.kind]}
          </Box>
        )}
        {line.text}
      </Box>
    </Box>
  );
}

type CompareDialogProps = {
  readonly older: PolicyVersion;
  readonly newer: PolicyVersion;
  readonly onClose: () => void;
};

/** Two versions of a policy line by line: side by side, or under each other on narrow screens. */
export function CompareDialog({ older, newer, onClose }: CompareDialogProps) {
  const lines = useMemo(
    () => lineDiff(laidOut(older.document), laidOut(newer.document)),
    [older, newer],
  );
  const narrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));
  const count = (kind: DiffLine['kind']): number =>
    lines.filter((line) => line.kind === kind).length;
  const [removed, added] = [count('removed'), count('added')];
  const title = ({ version_id, is_default }: PolicyVersion): string =>
    `${version_id}${is_default ? ' (default)' : ''}`;
  return (
    <InfoDialog
      open
      title={`Compare ${older.version_id} with ${newer.version_id}`}
      width="lg"
      onClose={onClose}
    >
      <Typography role="status" sx={{ mb: 1.5, color: 'text.secondary' }}>
        {removed + added === 0
          ? 'Both versions say the same.'
          : `${newer.version_id} has ${added} ${added === 1 ? 'line' : 'lines'} that ${older.version_id} lacks, and lacks ${removed} of its lines.`}
      </Typography>
      <Box
        tabIndex={0}
        role="region"
        aria-label="Comparison, scrollable"
        sx={{
          overflow: 'auto',
          maxHeight: '60vh',
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
        }}
      >
        <Box
          component="table"
          aria-label="Comparison"
          sx={{
            borderCollapse: 'collapse',
            width: '100%',
            fontFamily: font,
            fontSize: 13,
            lineHeight: 1.5,
          }}
        >
          <thead>
            <tr>
              {narrow && (
                <Box
                  component="th"
                  scope="col"
                  colSpan={2}
                  sx={{ textAlign: 'left', px: 1, py: 0.75, bgcolor: tokens.page }}
                >
                  - {title(older)}, + {title(newer)}
                </Box>
              )}
              {!narrow &&
                [older, newer].map((version) => (
                  <Box
                    component="th"
                    key={version.version_id}
                    scope="col"
                    colSpan={2}
                    sx={{ textAlign: 'left', px: 1, py: 0.75, bgcolor: tokens.page, width: '50%' }}
                  >
                    {title(version)}
                  </Box>
                ))}
            </tr>
          </thead>
          <tbody>
            {narrow && lines.map((line, index) => <Line key={index} line={line} />)}
            {!narrow &&
              sideBySide(lines).map(([left, right], index) => (
                <tr key={index}>
                  <Half line={left} side="left" />
                  <Half line={right} side="right" />
                </tr>
              ))}
          </tbody>
        </Box>
      </Box>
    </InfoDialog>
  );
}

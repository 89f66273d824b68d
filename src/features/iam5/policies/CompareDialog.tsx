import { Box, Typography, useMediaQuery, type Theme } from '@mui/material';
import { styled } from '@mui/material/styles';
import { useMemo } from 'react';
import { InfoDialog } from '#src/ui/Dialogs.tsx';
import { tokens, visuallyHidden } from '#src/ui/tokens.ts';
import { laidOut, lineDiff, type DiffLine } from '#src/parts/merge/lineDiff.ts';
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
  const background = line === undefined ? tokens.cardPale : backgrounds[line.kind];
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

const Frame = styled('div')(({ theme }) => ({
  overflow: 'auto',
  maxHeight: '60vh',
  border: `1px solid ${theme.palette.divider}`,
  borderRadius: theme.shape.borderRadius,
}));

const Lines = styled('table')({
  borderCollapse: 'collapse',
  width: '100%',
  fontFamily: font,
  fontSize: 13,
  lineHeight: 1.5,
});

const Head = styled('th')(({ theme }) => ({
  textAlign: 'left',
  padding: theme.spacing(0.75, 1),
  backgroundColor: tokens.page,
}));

const titleOf = ({ version_id, is_default }: PolicyVersion): string =>
  `${version_id}${is_default ? ' (default)' : ''}`;

type ComparisonProps = {
  readonly lines: readonly DiffLine[];
  readonly older: PolicyVersion;
  readonly newer: PolicyVersion;
};

/** The lines themselves, two columns wide or one. */
function Comparison({ lines, older, newer }: ComparisonProps) {
  const narrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));
  return (
    <Frame tabIndex={0} role="region" aria-label="Comparison, scrollable">
      <Lines aria-label="Comparison">
        <thead>
          <tr>
            {narrow && (
              <Head scope="col" colSpan={2}>
                - {titleOf(older)}, + {titleOf(newer)}
              </Head>
            )}
            {!narrow &&
              [older, newer].map((version) => (
                <Head key={version.version_id} scope="col" colSpan={2} sx={{ width: '50%' }}>
                  {titleOf(version)}
                </Head>
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
      </Lines>
    </Frame>
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
  const count = (kind: DiffLine['kind']): number =>
    lines.filter((line) => line.kind === kind).length;
  const [removed, added] = [count('removed'), count('added')];
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
      <Comparison lines={lines} older={older} newer={newer} />
    </InfoDialog>
  );
}

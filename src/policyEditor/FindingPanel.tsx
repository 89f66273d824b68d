import CheckCircleIcon from '@mui/icons-material/CheckCircle';
import ErrorIcon from '@mui/icons-material/Error';
import LightbulbIcon from '@mui/icons-material/LightbulbOutlined';
import ShieldIcon from '@mui/icons-material/GppMaybeOutlined';
import WarningIcon from '@mui/icons-material/WarningAmber';
import { Box, Button, ButtonBase, Typography } from '@mui/material';
import { useId, useMemo, useState, type ComponentType } from 'react';
import type { Finding, Severity } from '#src/domain/policy/text/codes/finding.ts';
import type { PolicyText } from '#src/domain/policy/text/text.ts';
import { TextButton } from '#src/ui/TextLink.tsx';
import { tokens, visuallyHidden } from '#src/ui/tokens.ts';
import {
  byGravity,
  countBySeverity,
  fixedTogether,
  severities,
  severityLabels,
} from './findingList.ts';

type Icon = ComponentType<{ sx?: object; 'aria-hidden'?: boolean }>;
const looks: Readonly<Record<Severity, { readonly Icon: Icon; readonly color: string }>> = {
  security: { Icon: ShieldIcon, color: '#8A3FA0' },
  error: { Icon: ErrorIcon, color: tokens.danger },
  warning: { Icon: WarningIcon, color: tokens.warningMark },
  suggestion: { Icon: LightbulbIcon, color: tokens.link },
};

type FindingPanelProps = {
  readonly findings: readonly Finding[];
  readonly policy: PolicyText;
  /** Nobody has begun: nothing has been found because nothing has been looked for. */
  readonly untouched: boolean;
  /** False while the text is newer than the findings: places and fixes wait. */
  readonly current: boolean;
  readonly onJump: (finding: Finding) => void;
  readonly onFix: (finding: Finding) => void;
  /** Makes every repair of the finding's kind. */
  readonly onFixAll: (finding: Finding) => void;
};

/** Most rows drawn at once; a broken text can have thousands. */
const SHOWN = 100;

/**
 * Everything found in the text, in four classes; each entry jumps to its place and
 * offers its repair.
 */
export function FindingPanel({
  findings,
  policy,
  untouched,
  current,
  onJump,
  onFix,
  onFixAll,
}: FindingPanelProps) {
  const id = useId();
  const [only, setOnly] = useState<Severity | null>(null);
  const counts = countBySeverity(findings);
  const together = useMemo(() => fixedTogether(findings), [findings]);
  const shown =
    only === null || counts[only] === 0
      ? byGravity(findings)
      : findings.filter(({ severity }) => severity === only);
  return (
    <Box
      component="section"
      aria-labelledby={id}
      sx={{
        border: 1,
        borderColor: '#E3E3E3',
        borderRadius: 2,
        display: 'flex',
        flexDirection: 'column',
        minWidth: 0,
        maxHeight: '100%',
        overflow: 'hidden',
        bgcolor: tokens.card,
      }}
    >
      <Box sx={{ px: 1.5, pt: 1, pb: 1, borderBottom: 1, borderColor: tokens.line }}>
        <Typography id={id} component="h3" variant="h3" sx={{ mb: 0.75 }}>
          Findings
        </Typography>
        <Box
          role="group"
          aria-label="Classes of findings"
          sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}
        >
          {severities.map((severity) => (
            <SeverityButton
              key={severity}
              severity={severity}
              count={counts[severity]}
              pressed={only === severity}
              onClick={() => setOnly(only === severity ? null : severity)}
            />
          ))}
        </Box>
        <Box role="status" sx={visuallyHidden}>
          {severities
            .map((severity) => `${severityLabels[severity].many}: ${counts[severity]}`)
            .join(', ')}
        </Box>
      </Box>
      {findings.length === 0 ? (
        <Box
          sx={{ display: 'flex', gap: 1, alignItems: 'center', p: 1.5, color: 'text.secondary' }}
        >
          {untouched ? (
            'What is wrong, risky or doubtful in the policy will stand here while you edit it.'
          ) : (
            <>
              <CheckCircleIcon sx={{ fontSize: 18, color: tokens.success }} aria-hidden />
              Nothing found.
            </>
          )}
        </Box>
      ) : (
        <Box
          component="ul"
          aria-label="Findings"
          sx={{ m: 0, p: 0, listStyle: 'none', overflow: 'auto', flex: 1 }}
        >
          {shown.slice(0, SHOWN).map((finding, index) => (
            <FindingRow
              key={`${finding.code} ${finding.path} ${index}`}
              finding={finding}
              policy={policy}
              current={current}
              together={together.get(finding)}
              onJump={onJump}
              onFix={onFix}
              onFixAll={onFixAll}
            />
          ))}
          {shown.length > SHOWN && (
            <Box component="li" sx={{ px: 1.5, py: 1, color: 'text.secondary' }}>
              and {shown.length - SHOWN} more
            </Box>
          )}
        </Box>
      )}
    </Box>
  );
}

type SeverityButtonProps = {
  readonly severity: Severity;
  readonly count: number;
  readonly pressed: boolean;
  readonly onClick: () => void;
};

/** Count of one class; pressed, it shows that class only. */
function SeverityButton({ severity, count, pressed, onClick }: SeverityButtonProps) {
  const { Icon, color } = looks[severity];
  const none = count === 0;
  return (
    <ButtonBase
      aria-pressed={pressed}
      disabled={none}
      onClick={onClick}
      sx={{
        height: 26,
        px: 1,
        gap: 0.5,
        borderRadius: 999,
        border: 1,
        borderColor: pressed ? tokens.accent : '#E3E3E3',
        bgcolor: pressed ? '#E8F1FF' : 'transparent',
        fontFamily: 'inherit',
        fontSize: 12,
        color: none ? '#757575' : 'text.primary',
        fontWeight: none ? 400 : 700,
      }}
    >
      <Icon sx={{ fontSize: 15, color: none ? '#9A9A9A' : color }} aria-hidden />
      {severityLabels[severity].many} {count}
    </ButtonBase>
  );
}

type FindingRowProps = Pick<
  FindingPanelProps,
  'policy' | 'current' | 'onJump' | 'onFix' | 'onFixAll'
> & {
  readonly finding: Finding;
  /** So many repairs of the kind can be made at once; only the first of them offers it. */
  readonly together: number | undefined;
};

const fixButton = {
  mt: 0.75,
  maxWidth: '100%',
  whiteSpace: 'normal',
  textAlign: 'left',
  fontSize: 12,
  minHeight: 26,
  lineHeight: 1.3,
} as const;

function FindingRow({
  finding,
  policy,
  current,
  together,
  onJump,
  onFix,
  onFixAll,
}: FindingRowProps) {
  const [open, setOpen] = useState(false);
  const { Icon, color } = looks[finding.severity];
  const { line, column } = policy.positionAt(Math.min(finding.offset, policy.text.length));
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        gap: 1,
        px: 1.5,
        py: 1,
        borderBottom: 1,
        borderColor: tokens.line,
        '&:last-child': { borderBottom: 0 },
      }}
    >
      <Icon sx={{ fontSize: 18, color, mt: '1px', flexShrink: 0 }} aria-hidden />
      <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        <Box component="span" sx={visuallyHidden}>
          {severityLabels[finding.severity].one}:{' '}
        </Box>
        <TextButton
          onClick={() => onJump(finding)}
          sx={{ display: 'block', textAlign: 'left', color: 'text.primary', minHeight: 24 }}
        >
          {finding.message}
        </TextButton>
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            columnGap: 1.5,
            color: 'text.secondary',
            fontSize: 12,
          }}
        >
          <span>
            Line {line}, column {column}
          </span>
          <span>{finding.code}</span>
          {finding.explanation !== undefined && (
            <TextButton
              onClick={() => setOpen(!open)}
              aria-expanded={open}
              sx={{ fontSize: 12, minHeight: 24, px: 0.5 }}
            >
              Why
            </TextButton>
          )}
        </Box>
        {open && (
          <Box sx={{ color: 'text.secondary', fontSize: 12, mt: 0.5 }}>{finding.explanation}</Box>
        )}
        {finding.fix !== undefined && current && (
          <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1 }}>
            <Button size="small" variant="outlined" onClick={() => onFix(finding)} sx={fixButton}>
              {finding.fix.title}
            </Button>
            {together !== undefined && (
              <Button
                size="small"
                variant="text"
                color="info"
                onClick={() => onFixAll(finding)}
                sx={fixButton}
              >
                Fix all {together} of this kind
              </Button>
            )}
          </Box>
        )}
      </Box>
    </Box>
  );
}

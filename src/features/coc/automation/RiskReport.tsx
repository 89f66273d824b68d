import { Box } from '@mui/material';
import type { AppContract } from '#src/api/contract/index.ts';
import type { Result } from '#src/api/endpoint/endpoint.ts';
import { StatusText } from '#src/ui/StatusText.tsx';
import { riskTone } from '../parts/words.ts';

/** What a risk analysis found, line by line. */
export function RiskReport({
  report,
}: {
  readonly report: Result<AppContract['cocDocumentAnalyze']>;
}) {
  return (
    <Box role="status" aria-label="Risk analysis" sx={{ mt: 1.5 }}>
      <StatusText tone={riskTone(report.level)} text={`Risk: ${report.level}`} />
      {report.findings.length > 0 && (
        <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 3 }}>
          {report.findings.map((finding) => (
            <li key={`${finding.line} ${finding.reason}`}>
              Line {finding.line}: {finding.reason} ({finding.level})
            </li>
          ))}
        </Box>
      )}
    </Box>
  );
}

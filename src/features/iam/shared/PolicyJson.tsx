import { Box } from '@mui/material';

/**
 * The content of a policy, read-only, with line numbers. Light enough to stand in every opened row.
 */
export function PolicyJson({
  policy,
  name,
}: {
  readonly policy: Readonly<Record<string, unknown>>;
  readonly name: string;
}) {
  const lines = JSON.stringify(policy, null, 4).split('\n');
  const digits = String(lines.length).length;
  return (
    <Box
      component="pre"
      tabIndex={0}
      role="region"
      aria-label={`Content of ${name}`}
      sx={{
        m: 0,
        p: 1.5,
        maxHeight: 360,
        overflow: 'auto',
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        fontSize: 13,
        lineHeight: 1.5,
        fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
        counterReset: 'line',
      }}
    >
      {lines.map((line, index) => (
        <Box
          component="span"
          key={index}
          sx={{
            display: 'block',
            '&::before': {
              counterIncrement: 'line',
              content: 'counter(line)',
              display: 'inline-block',
              width: `${digits}ch`,
              mr: 2,
              textAlign: 'right',
              color: 'text.secondary',
              userSelect: 'none',
            },
          }}
        >
          {line}
        </Box>
      ))}
    </Box>
  );
}

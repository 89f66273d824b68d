import { Box } from '@mui/material';
import { CopyText } from '#src/ui/CopyText.tsx';
import { PolicyJson } from '#src/features/iam/shared/PolicyJson.tsx';

const parsed = (text: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined; // a text that is no JSON is shown as it stands
  }
};

/**
 * A policy document that travels as text, laid out and with a copy button; `name` completes its
 * accessible name.
 */
export function PolicyText({ text, name }: { readonly text: string; readonly name: string }) {
  const policy = parsed(text);
  if (policy === undefined)
    return (
      <Box component="pre" tabIndex={0} aria-label={`Content of ${name}`} sx={{ overflow: 'auto' }}>
        {text}
      </Box>
    );
  return (
    <Box sx={{ position: 'relative' }}>
      <PolicyJson policy={policy} name={name} />
      <Box sx={{ position: 'absolute', top: 10, right: 20 }}>
        <CopyText text={JSON.stringify(policy, null, 4)} what="policy content" iconOnly />
      </Box>
    </Box>
  );
}

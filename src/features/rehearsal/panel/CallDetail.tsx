import { Box, Stack, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { answerOf, type LoggedCall } from '#src/api/callLog.ts';
import { timeText } from '#src/parts/time.ts';
import { paths } from '#src/paths.ts';
import { Facts } from '#src/ui/Card.tsx';
import { CopyText } from '#src/ui/CopyText.tsx';
import { TextLink } from '#src/ui/TextLink.tsx';
import { curlOf, sdkOf, terraformOf } from './copies.ts';
import { rowOf } from './rowOf.ts';

/** A body as JSON with line breaks, where it is JSON. */
function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

/** So much of a body is shown; the whole is in the clipboard. */
const shownLength = 20_000;

function Body({ title, text }: { readonly title: string; readonly text: string }) {
  const whole = readable(text);
  return (
    <Box>
      <Stack direction="row" sx={{ alignItems: 'center', gap: 0.5 }}>
        <Typography component="h3" variant="body2" sx={{ fontWeight: 700 }}>
          {title}
        </Typography>
        <CopyText text={whole} what={title.toLowerCase()} iconOnly />
      </Stack>
      <Box
        component="pre"
        tabIndex={0}
        role="region"
        aria-label={title}
        sx={{
          m: 0,
          p: 1,
          maxHeight: 260,
          overflow: 'auto',
          bgcolor: 'background.default',
          fontSize: 12,
        }}
      >
        {whole.slice(0, shownLength)}
        {whole.length > shownLength && '\n…'}
      </Box>
    </Box>
  );
}

/** The answer's body; undefined while it is read, null when it is no longer kept. */
function useAnswer(no: number): string | null | undefined {
  const [answer, setAnswer] = useState<string | null>();
  useEffect(() => {
    let wanted = true;
    void answerOf(no).then((text) => wanted && setAnswer(text ?? null));
    return () => void (wanted = false);
  }, [no]);
  return answer;
}

function Copies({ call }: { readonly call: LoggedCall }) {
  const copies = [
    { what: 'as curl', text: curlOf(call) },
    { what: 'for the JavaScript SDK', text: sdkOf(call) },
    { what: 'as a Terraform resource', text: terraformOf(call) },
  ];
  return (
    <Stack direction="row" sx={{ gap: 2, flexWrap: 'wrap' }}>
      {copies.map(({ what, text }) =>
        text === undefined ? null : <CopyText key={what} text={text} shown={what} what={what} />,
      )}
    </Stack>
  );
}

/** All there is to know of one call. */
export function CallDetail({ call }: { readonly call: LoggedCall }) {
  const answer = useAnswer(call.no);
  const row = rowOf(call);
  const [decisionId, ...others] = call.decisionIds;
  return (
    <Stack sx={{ gap: 1.5, pb: 2 }}>
      <Facts
        columns={1}
        facts={[
          { label: 'Call', value: row?.name ?? '--' },
          { label: 'Time', value: timeText(call.at) },
          {
            label: 'Decision',
            value:
              decisionId === undefined ? (
                '--'
              ) : (
                <TextLink to={paths.decisions(decisionId, ...others)} newTab>
                  {call.status === 403 ? 'Why it was refused' : 'Why it was allowed'}
                </TextLink>
              ),
          },
          ...(call.missingActions.length === 0
            ? []
            : [{ label: 'Refused for', value: call.missingActions.join(', ') }]),
        ]}
      />
      <Copies call={call} />
      {call.requestBody !== undefined && <Body title="Request body" text={call.requestBody} />}
      {answer === null && (
        <Typography color="text.secondary">
          The bodies of the 60 newest answers are kept; this one is older.
        </Typography>
      )}
      {answer !== undefined && answer !== null && answer !== '' && (
        <Body title="Answer body" text={answer} />
      )}
    </Stack>
  );
}

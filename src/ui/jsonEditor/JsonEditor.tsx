import {
  Box,
  Button,
  CircularProgress,
  FormControlLabel,
  Stack,
  Switch,
  Typography,
} from '@mui/material';
import { styled } from '@mui/material/styles';
import { lazy, Suspense, useId, useState, type ReactNode, type Ref } from 'react';
import { loadModule } from '../loadModule.ts';
import { tokens } from '../tokens.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import type { TabBehaviour } from './leaveWithTab.ts';
import { PlainEditor } from './PlainEditor.tsx';
import { takesText } from './textEvent.ts';
import { readPlainText, rememberPlainText } from './preference.ts';
import type { JsonEditorHandle, JsonEditorProps } from './types.ts';

const MonacoEditor = lazy(() =>
  loadModule(() => import('./MonacoEditor.tsx')).then((module) => ({
    default: module.MonacoEditor,
  })),
);

type Props = JsonEditorProps & {
  readonly ref?: Ref<JsonEditorHandle>;
  /** Shown in the bar above the text, left of the switch. */
  readonly toolbar?: ReactNode;
  /** Shown in the bar under the text, at its right: a size meter, say. */
  readonly footer?: ReactNode;
  /** Reformats the text; the button is absent without it. */
  readonly onFormat?: () => void;
};

const tabHint: Record<TabBehaviour, string> = {
  indents: 'Esc, then Tab leaves the editor. Ctrl+M makes Tab always move on.',
  leaves: 'Tab leaves the editor. Ctrl+M makes Tab indent again.',
};

const Frame = styled('div', { shouldForwardProp: (name) => name !== 'invalid' })<{
  readonly invalid: boolean;
}>(({ theme, invalid }) => ({
  border: `1px solid ${invalid ? theme.palette.error.main : tokens.inputBorder}`,
  borderRadius: 8,
  overflow: 'hidden',
  backgroundColor: tokens.card,
  '&:focus-within': { borderColor: tokens.ink, boxShadow: `0 0 0 1px ${tokens.ink}` },
}));

const Bar = styled('div')({
  display: 'flex',
  alignItems: 'center',
  flexWrap: 'wrap',
  backgroundColor: tokens.cardPale,
});

const Toolbar = styled(Bar)(({ theme }) => ({
  columnGap: theme.spacing(1),
  padding: theme.spacing(0, 1),
  minHeight: 40,
  borderBottom: `1px solid ${tokens.line}`,
}));

const Footer = styled(Bar)(({ theme }) => ({
  columnGap: theme.spacing(2),
  padding: theme.spacing(0.5, 1.5),
  minHeight: 32,
  borderTop: `1px solid ${tokens.line}`,
}));

/**
 * A JSON text with colour, folding, completion, hovers and underlined findings; knows no policy.
 * It shows and writes a text that stands outside of it, never rewritten (decision 0012). Monaco is
 * loaded when first shown; until then, when it cannot start, and by choice, a plain text area
 * holds the same text.
 */
export function JsonEditor({ ref, toolbar, footer, onFormat, height = 360, ...props }: Props) {
  const [plain, setPlain] = useState(readPlainText);
  const [tab, setTab] = useState<TabBehaviour>('indents');
  const hintId = useId();
  const describedBy = [props.ariaDescribedBy, hintId].filter(Boolean).join(' ');
  const invalid =
    props.untouched !== true && props.marked.markers.some((marker) => marker.severity === 'error');
  const plainEditor = (
    <PlainEditor
      {...props}
      ariaDescribedBy={describedBy}
      invalid={invalid}
      {...(ref === undefined ? {} : { ref })}
    />
  );

  return (
    <Frame invalid={invalid} ref={takesText(props.text)}>
      <Toolbar>
        {toolbar}
        <Box sx={{ flex: 1 }} />
        {onFormat !== undefined && (
          <Button size="small" variant="text" onClick={onFormat}>
            Format
          </Button>
        )}
        <FormControlLabel
          sx={{ mr: 0, ml: 1 }}
          control={
            <Switch
              size="small"
              checked={plain}
              onChange={(_, on) => {
                rememberPlainText(on);
                setPlain(on);
              }}
            />
          }
          label={<Typography variant="body2">Plain text</Typography>}
        />
      </Toolbar>
      <Box sx={{ height, minHeight: 160, resize: 'vertical', overflow: 'hidden' }}>
        {plain ? (
          plainEditor
        ) : (
          <ErrorBoundary fallback={plainEditor}>
            <Suspense
              fallback={
                <Stack sx={{ height: '100%', alignItems: 'center', justifyContent: 'center' }}>
                  <CircularProgress size={28} aria-label="Loading editor" />
                </Stack>
              }
            >
              <MonacoEditor
                {...props}
                tab={tab}
                onTab={setTab}
                {...(ref === undefined ? {} : { ref })}
              />
            </Suspense>
          </ErrorBoundary>
        )}
      </Box>
      <Footer>
        <Typography id={hintId} variant="caption" color="text.secondary" aria-live="polite">
          {plain ? '' : tabHint[tab]}
        </Typography>
        <Box sx={{ flex: 1 }} />
        {footer}
      </Footer>
    </Frame>
  );
}

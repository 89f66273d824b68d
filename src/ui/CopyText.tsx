import CheckIcon from '@mui/icons-material/Check';
import ContentCopyIcon from '@mui/icons-material/ContentCopy';
import { Box, IconButton, Tooltip } from '@mui/material';
import { useState } from 'react';
import { useToast } from './Toasts.tsx';

type CopyTextProps = {
  readonly text: string;
  /** What is copied, completes the button's name: "Copy user ID". */
  readonly what: string;
  /** Shown instead of the text itself. */
  readonly shown?: string;
  /** Only the button, no text. */
  readonly iconOnly?: boolean;
  /** The text is in the clipboard. */
  readonly onCopied?: () => void;
};

/** A value with a copy button; says in a toast when the clipboard refuses. */
export function CopyText({ text, what, shown, iconOnly, onCopied }: CopyTextProps) {
  const [copied, setCopied] = useState(false);
  const toast = useToast();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      onCopied?.();
      setTimeout(() => setCopied(false), 1500);
    } catch {
      toast.error('The browser did not allow copying.', text);
    }
  };
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, minWidth: 0 }}
    >
      {iconOnly !== true && (
        <Box component="span" sx={{ overflowWrap: 'anywhere' }}>
          {shown ?? text}
        </Box>
      )}
      <Tooltip title={copied ? 'Copied' : `Copy ${what}`}>
        <IconButton
          size="small"
          aria-label={`Copy ${what}`}
          onClick={() => void copy()}
          sx={{ p: 0.25, color: 'text.secondary' }}
        >
          {copied ? (
            <CheckIcon sx={{ fontSize: 16 }} color="success" />
          ) : (
            <ContentCopyIcon sx={{ fontSize: 16 }} />
          )}
        </IconButton>
      </Tooltip>
    </Box>
  );
}

import inter from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import { createTheme } from '@mui/material/styles';
import { tokens } from '#src/ui/tokens.ts';

const focusRing = { outline: `2px solid ${tokens.accent}`, outlineOffset: 2 } as const;

/** Whoever asks for less motion gets dialogs and menus at once, not only without their movement. */
const still =
  typeof window !== 'undefined' && window.matchMedia('(prefers-reduced-motion: reduce)').matches;
const atOnce = {
  shortest: 0,
  shorter: 0,
  short: 0,
  standard: 0,
  complex: 0,
  enteringScreen: 0,
  leavingScreen: 0,
} as const;

/**
 * Inter comes with the console, so that it looks alike on every system; the system's font is shown
 * until it is there and for letters beyond Latin, which it does not hold.
 */
const bundledFont = {
  fontFamily: 'Inter Variable',
  fontStyle: 'normal',
  fontWeight: '400 700',
  fontDisplay: 'swap',
  src: `url(${inter}) format('woff2-variations')`,
} as const;

/**
 * The console's look: 14 px text, pill buttons, dense tables, white cards on light grey, a focus
 * ring that is always visible.
 */
export const theme = createTheme({
  palette: {
    mode: 'light',
    primary: { main: tokens.ink, contrastText: tokens.barInk },
    info: { main: tokens.link },
    success: { main: tokens.success },
    warning: { main: tokens.warningMark },
    error: { main: tokens.danger },
    text: { primary: tokens.ink, secondary: tokens.inkSecondary, disabled: tokens.inkRefused },
    background: { default: tokens.page, paper: tokens.card },
    divider: tokens.divider,
  },
  shape: { borderRadius: tokens.radius },
  ...(still ? { transitions: { duration: atOnce } } : {}),
  typography: {
    fontFamily:
      '"Inter Variable", system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif',
    fontSize: 14,
    htmlFontSize: 16,
    body1: { fontSize: 14, lineHeight: 1.5 },
    body2: { fontSize: 14, lineHeight: 1.5 },
    caption: { fontSize: 12 },
    h1: { fontSize: 20, fontWeight: 700, lineHeight: 1.4 },
    h2: { fontSize: 16, fontWeight: 700, lineHeight: 1.5 },
    h3: { fontSize: 14, fontWeight: 700, lineHeight: 1.5 },
    button: { textTransform: 'none', fontWeight: 400, fontSize: 14 },
  },
  components: {
    ...(still
      ? {
          MuiPopover: { defaultProps: { transitionDuration: 0 } },
          MuiMenu: { defaultProps: { transitionDuration: 0 } },
        }
      : {}),
    MuiCssBaseline: {
      styleOverrides: {
        '@font-face': bundledFont,
        html: { WebkitTextSizeAdjust: '100%' },
        body: { minWidth: 320 },
        'a:focus-visible, button:focus-visible, [tabindex]:focus-visible, summary:focus-visible':
          focusRing,
        // A link inside a sentence is told from it by more than its colour.
        'p a.MuiLink-root, p button.MuiLink-root, .MuiAlert-message a.MuiLink-root': {
          textDecoration: 'underline',
        },
        '@media (prefers-reduced-motion: reduce)': {
          '*, *::before, *::after': {
            animationDuration: '0.01ms !important',
            transitionDuration: '0.01ms !important',
          },
        },
      },
    },
    MuiButtonBase: {
      defaultProps: { disableRipple: true },
      styleOverrides: { root: { '&.Mui-focusVisible': focusRing } },
    },
    MuiButton: {
      defaultProps: { disableElevation: true, size: 'medium' },
      styleOverrides: {
        root: {
          borderRadius: 999,
          minWidth: 72,
          minHeight: 34,
          padding: '4px 18px',
          whiteSpace: 'nowrap',
          '&[aria-disabled="true"]': { cursor: 'not-allowed' },
        },
        text: { minWidth: 0, padding: '4px 10px' },
        sizeSmall: { minHeight: 28, padding: '2px 12px' },
        outlined: { borderColor: tokens.ink, backgroundColor: tokens.card },
      },
    },
    MuiIconButton: { styleOverrides: { root: { borderRadius: 8, padding: 6, color: 'inherit' } } },
    MuiPaper: {
      defaultProps: { elevation: 0 },
      styleOverrides: { elevation8: { boxShadow: '0 4px 16px rgba(0,0,0,.16)' } },
    },
    MuiLink: {
      defaultProps: { underline: 'hover' },
      styleOverrides: { root: { color: tokens.link, cursor: 'pointer' } },
    },
    MuiOutlinedInput: {
      styleOverrides: {
        root: {
          borderRadius: 6,
          backgroundColor: tokens.card,
          '& .MuiOutlinedInput-notchedOutline': { borderColor: tokens.inputBorder },
          '&:hover .MuiOutlinedInput-notchedOutline': { borderColor: tokens.ink },
          '&.Mui-focused .MuiOutlinedInput-notchedOutline': {
            borderColor: tokens.ink,
            borderWidth: 2,
          },
          '& .MuiInputBase-inputAdornedStart': { paddingLeft: 0 },
          '& .MuiInputBase-inputAdornedEnd': { paddingRight: 0 },
        },
        input: {
          padding: '5.5px 12px',
          height: 21,
          '&::placeholder': { color: tokens.hint, opacity: 1 },
        },
        multiline: { padding: '6px 12px', '& .MuiOutlinedInput-input': { padding: 0 } },
      },
    },
    MuiTextField: { defaultProps: { size: 'small' } },
    MuiSelect: { defaultProps: { size: 'small' } },
    MuiAutocomplete: {
      defaultProps: { size: 'small' },
      styleOverrides: {
        paper: { boxShadow: '0 4px 16px rgba(0,0,0,.16)', marginTop: 4 },
        inputRoot: {
          '&.MuiOutlinedInput-root.MuiInputBase-sizeSmall': { paddingTop: 3, paddingBottom: 3 },
        },
      },
    },
    MuiFormHelperText: {
      styleOverrides: {
        root: { marginLeft: 0, color: tokens.hint, '&.Mui-error': { color: tokens.danger } },
      },
    },
    MuiCheckbox: {
      defaultProps: { size: 'small', color: 'info' },
      styleOverrides: {
        root: {
          padding: 6,
          '&.Mui-checked, &.MuiCheckbox-indeterminate': { color: tokens.accent },
          '&.Mui-disabled': { color: tokens.inkOff },
          '&.Mui-focusVisible': focusRing,
        },
      },
    },
    MuiRadio: {
      defaultProps: { size: 'small' },
      styleOverrides: {
        root: {
          padding: 6,
          '&.Mui-checked': { color: tokens.accent },
          '&.Mui-focusVisible': focusRing,
        },
      },
    },
    MuiSwitch: { defaultProps: { color: 'info' } },
    MuiTableHead: { styleOverrides: { root: { backgroundColor: tokens.page } } },
    MuiTableCell: {
      styleOverrides: {
        root: {
          padding: '6px 12px',
          height: 42,
          borderBottomColor: tokens.line,
          fontSize: 14,
          lineHeight: 1.4,
        },
        head: { height: 36, padding: '4px 12px', fontWeight: 700, whiteSpace: 'nowrap' },
        paddingCheckbox: { width: 44, padding: '0 4px 0 8px' },
      },
    },
    MuiTableRow: {
      styleOverrides: {
        root: {
          '&.MuiTableRow-hover:hover': { backgroundColor: tokens.page },
          '&.Mui-selected': { backgroundColor: tokens.selected },
        },
      },
    },
    MuiTabs: {
      styleOverrides: { root: { minHeight: 40 }, indicator: { backgroundColor: tokens.ink } },
    },
    MuiTab: {
      styleOverrides: {
        root: {
          minHeight: 40,
          minWidth: 0,
          padding: '8px 0',
          marginRight: 28,
          fontSize: 14,
          color: tokens.inkSecondary,
          '&.Mui-selected': { color: tokens.ink, fontWeight: 700 },
        },
      },
    },
    MuiDialog: { defaultProps: { fullWidth: true } },
    MuiDialogTitle: {
      styleOverrides: { root: { fontSize: 16, fontWeight: 700, padding: '18px 56px 10px 24px' } },
    },
    // Buttons that find no room beside each other stand below each other, whole.
    MuiDialogActions: {
      styleOverrides: {
        root: {
          padding: '12px 24px 18px',
          flexWrap: 'wrap',
          rowGap: 8,
          '& > *': { flexShrink: 0, maxWidth: '100%' },
        },
      },
    },
    MuiAlert: {
      styleOverrides: {
        root: {
          padding: '6px 14px',
          color: tokens.ink,
          alignItems: 'flex-start',
          borderRadius: 6,
          '&.MuiAlert-colorInfo': { backgroundColor: tokens.info },
          '&.MuiAlert-colorWarning': { backgroundColor: tokens.warning },
          '&.MuiAlert-colorSuccess': { backgroundColor: tokens.successPale },
          '&.MuiAlert-colorError': { backgroundColor: tokens.dangerPale },
        },
        message: { padding: '6px 0', flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
        icon: { padding: '7px 0' },
      },
    },
    MuiTooltip: {
      defaultProps: { arrow: true },
      styleOverrides: {
        tooltip: { backgroundColor: tokens.bar, fontSize: 13, maxWidth: 360, padding: '8px 12px' },
        arrow: { color: tokens.bar },
      },
    },
    MuiMenuItem: {
      styleOverrides: {
        root: {
          fontSize: 14,
          minHeight: 34,
          '&.Mui-focusVisible': { backgroundColor: tokens.focused },
        },
      },
    },
    MuiChip: { styleOverrides: { root: { borderRadius: 4, height: 24 } } },
    MuiAvatar: { styleOverrides: { root: { fontSize: 14 } } },
    MuiPaginationItem: {
      styleOverrides: {
        root: { minWidth: 28, height: 28, '&.Mui-selected': { backgroundColor: tokens.divider } },
      },
    },
  },
});

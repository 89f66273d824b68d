/**
 * Colours and sizes of the 2024 "black" look (docs/sources/console.md#17-1,
 * docs/sources/console.md#17-2).
 * Ours: `link` and `hint` are darker than the measured #1476FF and #808080, which miss the 4.5:1 contrast that text needs.
 */
export const tokens = {
  page: '#F5F5F5',
  card: '#FFFFFF',
  bar: '#282B33',
  barField: '#393C43',
  barMenu: '#181818',
  ink: '#191919',
  inkSecondary: '#595959',
  hint: '#6B6B6B',
  link: '#0B62E0',
  accent: '#1476FF',
  line: '#F0F0F0',
  pale: '#F2F5FC',
  panel: '#FAFAFA',
  disabledText: '#757575',
  drawing: '#5E7CE0',
  drawingLight: '#7693F5',
  inputBorder: '#8C8C8C',
  disabled: '#F0F0F0',
  info: '#DEECFF',
  warning: '#FFEBD1',
  warningMark: '#B85C00',
  success: '#18794E',
  successPale: '#E0F5EC',
  danger: '#C62828',
  dangerPale: '#FDE7E7',
  radius: 8,
  topBarHeight: 50,
  navWidth: 200,
  labelWidth: 116,
} as const;

/** Kept in the document for screen readers, out of sight for everybody else. */
export const visuallyHidden = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  margin: '-1px',
  padding: 0,
  overflow: 'hidden',
  clip: 'rect(0 0 0 0)',
  whiteSpace: 'nowrap',
  border: 0,
} as const;

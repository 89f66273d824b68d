import type { editor } from 'monaco-editor/editor';

/**
 * A typed text stands as typed: nothing is closed, surrounded, indented or accepted from a list
 * unasked. A policy is more often brought along than invented, and what is typed or fed in by a
 * program would come out changed (decision 0012).
 */
const asTyped: editor.IEditorOptions = {
  autoClosingBrackets: 'never',
  autoClosingQuotes: 'never',
  autoSurround: 'never',
  autoIndent: 'none',
};

/** How every JSON editor of the console looks and behaves. */
export const options: editor.IStandaloneEditorConstructionOptions = {
  ...asTyped,
  automaticLayout: true,
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  fixedOverflowWidgets: true,
  fontSize: 13,
  lineHeight: 20,
  tabSize: 4,
  lineNumbersMinChars: 3,
  padding: { top: 8, bottom: 8 },
  renderLineHighlight: 'line',
  scrollbar: { alwaysConsumeMouseWheel: false },
  overviewRulerLanes: 1,
  wordBasedSuggestions: 'off',
  quickSuggestions: { strings: true, other: true, comments: false },
  // A list that opens by itself takes Enter only once an arrow key has chosen from it.
  suggest: { showWords: false, showStatusBar: false, selectionMode: 'never' },
  contextmenu: false,
  stickyScroll: { enabled: false },
  unicodeHighlight: { ambiguousCharacters: false },
};

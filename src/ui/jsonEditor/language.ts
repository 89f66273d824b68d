import { format } from 'jsonc-parser';
import { editor as monacoEditor, languages } from 'monaco-editor/editor';
import { editorColours } from '../tokens.ts';
import { positionAt } from './positions.ts';

/**
 * Our own registration of JSON: colour, brackets, folding by indentation and formatting without a
 * language service.
 */
export const LANGUAGE = 'json';
export const THEME = 'console-light';

const configuration: languages.LanguageConfiguration = {
  brackets: [
    ['{', '}'],
    ['[', ']'],
  ],
  // An action name such as coc:instance:start is one word for double click and for the
  // completion list.
  wordPattern: /[^\s"{}[\],]+/,
};

const tokens: languages.IMonarchLanguage = {
  tokenizer: {
    root: [
      [/[{}[\]]/, 'delimiter.bracket'],
      [/[,:]/, 'delimiter'],
      [/"(?:[^"\\]|\\.)*"(?=\s*:)/, 'string.key'],
      [/"(?:[^"\\]|\\.)*"/, 'string.value'],
      [/"(?:[^"\\]|\\.)*$/, 'string.invalid'],
      [/-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/, 'number'],
      [/\b(?:true|false|null)\b/, 'keyword'],
      [/\/\/.*$/, 'comment'],
    ],
  },
};

/**
 * Colours of the console's code views: keys teal, values dark blue, on white
 * (docs/sources/console.md#7-2-3).
 */
function defineTheme(): void {
  monacoEditor.defineTheme(THEME, {
    base: 'vs',
    inherit: true,
    rules: [
      { token: 'string.key.json', foreground: '0B6E75' },
      { token: 'string.value.json', foreground: '1B3A8C' },
      { token: 'string.invalid.json', foreground: 'B3261E' },
      { token: 'delimiter.json', foreground: '595959' },
      { token: 'number.json', foreground: '8A3FA0' },
      { token: 'keyword.json', foreground: '8A3FA0' },
    ],
    colors: editorColours,
  });
}

/** Called once, when the editor's code arrives. */
export function registerJson(): void {
  languages.register({ id: LANGUAGE, extensions: ['.json'], mimetypes: ['application/json'] });
  languages.setLanguageConfiguration(LANGUAGE, configuration);
  languages.setMonarchTokensProvider(LANGUAGE, tokens);
  languages.registerDocumentFormattingEditProvider(LANGUAGE, {
    displayName: 'JSON',
    provideDocumentFormattingEdits(model, options) {
      const text = model.getValue();
      return format(text, undefined, {
        tabSize: options.tabSize,
        insertSpaces: options.insertSpaces,
      }).map((edit) => {
        const start = positionAt(text, edit.offset);
        const end = positionAt(text, edit.offset + edit.length);
        return {
          text: edit.content,
          range: {
            startLineNumber: start.line,
            startColumn: start.column,
            endLineNumber: end.line,
            endColumn: end.column,
          },
        };
      });
    },
  });
  defineTheme();
}

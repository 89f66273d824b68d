import { languages, MarkerSeverity, type editor, type IRange } from 'monaco-editor/editor';
import { LANGUAGE } from './language.ts';
import { positionAt } from './positions.ts';
import type {
  Complete,
  Describe,
  EditorEdit,
  EditorMarker,
  EditorSuggestion,
  MarkedText,
} from './types.ts';

/**
 * What one editor on the page brings along. Monaco knows providers per language only, so they are
 * kept per model here.
 */
export type Helpers = {
  readonly complete?: Complete | undefined;
  readonly describe?: Describe | undefined;
  readonly marked: MarkedText;
};

const helpersOf = new Map<string, Helpers>();

/** Sets (or, with undefined, forgets) what belongs to a model. */
export function setHelpers(model: editor.ITextModel, helpers: Helpers | undefined): void {
  if (helpers === undefined) helpersOf.delete(model.uri.toString());
  else helpersOf.set(model.uri.toString(), helpers);
}

/** A Monaco range of two offsets of the text. */
export function rangeOf(text: string, offset: number, end: number): IRange {
  const from = positionAt(text, offset);
  const to = positionAt(text, end);
  return {
    startLineNumber: from.line,
    startColumn: from.column,
    endLineNumber: to.line,
    endColumn: to.column,
  };
}

const severities: Record<EditorMarker['severity'], MarkerSeverity> = {
  error: MarkerSeverity.Error,
  warning: MarkerSeverity.Warning,
  info: MarkerSeverity.Info,
};

/**
 * Markers in Monaco's form. An empty range is widened to one character, or nothing
 * would be underlined.
 */
export function markerData({ text, markers }: MarkedText): editor.IMarkerData[] {
  return markers.map((marker) => {
    const end = marker.end > marker.offset ? marker.end : Math.min(marker.offset + 1, text.length);
    const offset = end > marker.offset ? marker.offset : Math.max(0, end - 1);
    return {
      ...rangeOf(text, offset, end),
      severity: severities[marker.severity],
      message: marker.message,
      code: marker.code,
    };
  });
}

const kinds: Record<EditorSuggestion['kind'], languages.CompletionItemKind> = {
  property: languages.CompletionItemKind.Property,
  service: languages.CompletionItemKind.Module,
  value: languages.CompletionItemKind.Value,
  snippet: languages.CompletionItemKind.Struct,
};

const workspaceEdit = (
  model: editor.ITextModel,
  edits: readonly EditorEdit[],
): languages.WorkspaceEdit => {
  const text = model.getValue();
  return {
    edits: edits.map((edit) => ({
      resource: model.uri,
      versionId: model.getVersionId(),
      textEdit: { range: rangeOf(text, edit.offset, edit.end), text: edit.text },
    })),
  };
};

/** Plain text only: nothing of a policy is ever read as Markdown. */
const escapeMarkdown = (text: string): string => text.replace(/[\\`*_{}[\]()#+\-.!|<>~]/g, '\\$&');

/** Called once, when the editor's code arrives. */
export function registerProviders(): void {
  languages.registerCompletionItemProvider(LANGUAGE, {
    triggerCharacters: ['"', ':'],
    async provideCompletionItems(model, position) {
      const complete = helpersOf.get(model.uri.toString())?.complete;
      if (complete === undefined) return { suggestions: [] };
      const text = model.getValue();
      const found = await complete(text, model.getOffsetAt(position));
      const command = { id: 'editor.action.triggerSuggest', title: 'Suggest' };
      return {
        suggestions: found.map((item, index) => ({
          label: item.label,
          kind: kinds[item.kind],
          insertText: item.insertText,
          filterText: item.filterText ?? item.label,
          sortText: String(index).padStart(6, '0'),
          range: rangeOf(text, item.offset, item.end),
          ...(item.detail === undefined ? {} : { detail: item.detail }),
          ...(item.documentation === undefined ? {} : { documentation: item.documentation }),
          ...(item.again === true ? { command } : {}),
        })),
      };
    },
  });
  languages.registerHoverProvider(LANGUAGE, {
    async provideHover(model, position) {
      const describe = helpersOf.get(model.uri.toString())?.describe;
      const text = model.getValue();
      const hover = await describe?.(text, model.getOffsetAt(position));
      if (hover === undefined) return null;
      const [heading, ...rest] = hover.paragraphs.map(escapeMarkdown);
      return {
        range: rangeOf(text, hover.offset, hover.end),
        contents: [{ value: `**${heading ?? ''}**` }, ...rest.map((value) => ({ value }))],
      };
    },
  });
  languages.registerCodeActionProvider(LANGUAGE, {
    provideCodeActions(model, range) {
      const helpers = helpersOf.get(model.uri.toString());
      // Repairs are cut for one text; after the next keystroke they wait for the next check.
      const markers =
        helpers !== undefined && helpers.marked.text === model.getValue()
          ? helpers.marked.markers
          : [];
      const from = model.getOffsetAt({
        lineNumber: range.startLineNumber,
        column: range.startColumn,
      });
      const to = model.getOffsetAt({ lineNumber: range.endLineNumber, column: range.endColumn });
      const actions = markers
        .filter((marker) => marker.fix !== undefined && marker.offset <= to && marker.end >= from)
        .map((marker) => ({
          title: marker.fix?.title ?? '',
          kind: 'quickfix',
          edit: workspaceEdit(model, marker.fix?.edits ?? []),
        }));
      return { actions, dispose: () => undefined };
    },
  });
}

import { useEffect, useEffectEvent, useImperativeHandle, useRef, type Ref } from 'react';
import { THEME, LANGUAGE } from './language.ts';
import { onKey, type TabBehaviour } from './leaveWithTab.ts';
import { editor as monacoEditor, Uri } from './monaco.ts';
import { singleEdit } from './positions.ts';
import { markerData, rangeOf, setHelpers } from './providers.ts';
import type { JsonEditorHandle, JsonEditorProps } from './types.ts';

type Props = JsonEditorProps & {
  readonly ref?: Ref<JsonEditorHandle>;
  readonly tab: TabBehaviour;
  readonly onTab: (tab: TabBehaviour) => void;
};

const MARKER_OWNER = 'findings';

type JumpRange = { readonly offset: number; readonly end: number };

function select(editor: monacoEditor.IStandaloneCodeEditor, { offset, end }: JumpRange): void {
  const range = rangeOf(editor.getModel()?.getValue() ?? '', offset, end);
  editor.setSelection(range);
  editor.revealRangeInCenterIfOutsideViewport(range);
  editor.focus();
}

/** Monaco itself. Loaded lazily by `JsonEditor`; use that one. */
export function MonacoEditor({
  ref,
  value,
  onChange,
  path,
  ariaLabel,
  markers = [],
  complete,
  describe,
  tab,
  onTab,
}: Props) {
  const host = useRef<HTMLDivElement>(null);
  const instance = useRef<monacoEditor.IStandaloneCodeEditor>(null);
  /** The last value that came in or went out: tells a change from outside from the echo of our own. */
  const known = useRef(value);
  const armed = useRef(false);
  /** A jump asked for before the editor was there. */
  const wanted = useRef<JumpRange>(undefined);
  const readOnly = onChange === undefined;

  const emit = useEffectEvent((text: string) => {
    known.current = text;
    onChange?.(text);
  });
  const keyDown = useEffectEvent((event: KeyboardEvent) => {
    const { state, answer } = onKey({ behaviour: tab, armed: armed.current }, event);
    armed.current = state.armed;
    if (state.behaviour !== tab) onTab(state.behaviour);
    if (answer === 'swallow') event.preventDefault();
    if (answer !== 'usual') event.stopPropagation(); // Monaco never sees the key; the browser moves the focus on
  });
  const start = useEffectEvent((element: HTMLElement) => {
    known.current = value;
    const model = monacoEditor.createModel(
      value,
      LANGUAGE,
      Uri.from({ scheme: 'inmemory', path: `/${path}` }),
    );
    model.updateOptions({
      bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
    });
    const created = monacoEditor.create(element, {
      model,
      theme: THEME,
      ariaLabel,
      readOnly,
      domReadOnly: readOnly,
      automaticLayout: true,
      minimap: { enabled: false },
      scrollBeyondLastLine: false,
      fixedOverflowWidgets: true,
      fontSize: 13,
      lineHeight: 20,
      tabSize: 4,
      lineNumbersMinChars: 3,
      padding: { top: 8, bottom: 8 },
      renderLineHighlight: readOnly ? 'none' : 'line',
      scrollbar: { alwaysConsumeMouseWheel: false },
      overviewRulerLanes: 1,
      wordBasedSuggestions: 'off',
      quickSuggestions: { strings: true, other: true, comments: false },
      suggest: { showWords: false, showStatusBar: false },
      contextmenu: false,
      stickyScroll: { enabled: false },
      unicodeHighlight: { ambiguousCharacters: false },
    });
    return { model, created };
  });

  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const { model, created } = start(element);
    instance.current = created;
    if (wanted.current !== undefined) select(created, wanted.current);
    wanted.current = undefined;
    const subscription = model.onDidChangeContent(() => {
      if (model.getValue() !== known.current) emit(model.getValue());
    });
    const onKeyDown = (event: KeyboardEvent) => keyDown(event);
    element.addEventListener('keydown', onKeyDown, true);
    return () => {
      element.removeEventListener('keydown', onKeyDown, true);
      subscription.dispose();
      setHelpers(model, undefined);
      created.dispose();
      model.dispose();
      instance.current = null;
    };
  }, [path]);

  useEffect(() => {
    const model = instance.current?.getModel();
    if (model === null || model === undefined || value === known.current) return;
    known.current = value;
    const edit = singleEdit(model.getValue(), value);
    // As one step of the editor's own undo history, so that Ctrl+Z takes a quick fix back.
    if (edit !== undefined)
      model.pushEditOperations(
        [],
        [{ range: rangeOf(model.getValue(), edit.offset, edit.end), text: edit.text }],
        () => null,
      );
  }, [value]);

  useEffect(() => {
    const model = instance.current?.getModel();
    if (model === null || model === undefined) return;
    setHelpers(model, { complete, describe, markers, text: model.getValue() });
    monacoEditor.setModelMarkers(model, MARKER_OWNER, markerData(model.getValue(), markers));
  }, [complete, describe, markers, path]);

  useEffect(() => {
    instance.current?.updateOptions({ ariaLabel, readOnly, domReadOnly: readOnly });
  }, [ariaLabel, readOnly]);

  useImperativeHandle(
    ref,
    () => ({
      jumpTo: (range) => {
        if (instance.current === null) wanted.current = range;
        else select(instance.current, range);
      },
    }),
    [],
  );

  return <div ref={host} style={{ width: '100%', height: '100%' }} />;
}

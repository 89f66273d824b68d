import { useEffect, useEffectEvent, useImperativeHandle, useRef, type Ref } from 'react';
import { THEME, LANGUAGE } from './language.ts';
import { onKey, type TabBehaviour } from './leaveWithTab.ts';
import { editor as monacoEditor, Uri } from './monaco.ts';
import { options } from './options.ts';
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

/**
 * Brings in what was written elsewhere as one step of the editor's own history, so that Ctrl+Z
 * takes just that back.
 */
function writeInto(model: monacoEditor.ITextModel, text: string): void {
  const before = model.getValue();
  const edit = singleEdit(before, text);
  if (edit === undefined) return;
  model.pushStackElement();
  model.pushEditOperations(
    [],
    [{ range: rangeOf(before, edit.offset, edit.end), text: edit.text }],
    () => null,
  );
  model.pushStackElement();
}

/** Monaco itself. Loaded lazily by `JsonEditor`; use that one. */
export function MonacoEditor({
  ref,
  text,
  path,
  ariaLabel,
  marked,
  complete,
  describe,
  tab,
  onTab,
}: Props) {
  const host = useRef<HTMLDivElement>(null);
  const instance = useRef<monacoEditor.IStandaloneCodeEditor>(null);
  const armed = useRef(false);
  /** A jump asked for before the editor was there. */
  const wanted = useRef<JumpRange>(undefined);

  const keyDown = useEffectEvent((event: KeyboardEvent) => {
    const { state, answer } = onKey({ behaviour: tab, armed: armed.current }, event);
    armed.current = state.armed;
    if (state.behaviour !== tab) onTab(state.behaviour);
    if (answer === 'swallow') event.preventDefault();
    // Monaco never sees the key; the browser moves the focus on
    if (answer !== 'usual') event.stopPropagation();
  });
  const start = useEffectEvent((element: HTMLElement) => {
    const model = monacoEditor.createModel(
      text.now(),
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
      ...options,
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
    let following = false;
    const follow = () => {
      following = true;
      writeInto(model, text.now());
      following = false;
    };
    const unsubscribe = text.subscribe(follow);
    // The model knows one kind of line ends: what came from elsewhere keeps its own until somebody
    // types here.
    const subscription = model.onDidChangeContent(() => {
      if (!following) text.write(model.getValue(), follow);
    });
    const onKeyDown = (event: KeyboardEvent) => keyDown(event);
    element.addEventListener('keydown', onKeyDown, true);
    return () => {
      element.removeEventListener('keydown', onKeyDown, true);
      unsubscribe();
      subscription.dispose();
      setHelpers(model, undefined);
      created.dispose();
      model.dispose();
      instance.current = null;
    };
  }, [path, text]);

  useEffect(() => {
    const model = instance.current?.getModel();
    if (model === null || model === undefined) return;
    setHelpers(model, { complete, describe, marked });
    // On a newer text the old marks move along with their words until that one has been checked.
    if (marked.text === text.now())
      monacoEditor.setModelMarkers(model, MARKER_OWNER, markerData(marked));
  }, [complete, describe, marked, path, text]);

  useEffect(() => {
    instance.current?.updateOptions({ ariaLabel });
  }, [ariaLabel]);

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

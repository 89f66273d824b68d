import { useImperativeHandle, useRef, useSyncExternalStore, type Ref } from 'react';
import { tokens } from '../tokens.ts';
import { positionAt } from './positions.ts';
import type { JsonEditorHandle, JsonEditorProps } from './types.ts';

type Props = JsonEditorProps & { readonly ref?: Ref<JsonEditorHandle>; readonly invalid: boolean };

const LINE_HEIGHT = 20;

/**
 * The same text in a plain text area: for screen readers, for voice input and for browsers in which
 * the code editor does not start.
 */
export function PlainEditor({ ref, text, ariaLabel, ariaDescribedBy, invalid }: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  const value = useSyncExternalStore(text.subscribe, text.now);
  useImperativeHandle(
    ref,
    () => ({
      jumpTo: ({ offset, end }) => {
        const element = area.current;
        if (element === null) return;
        element.focus();
        element.setSelectionRange(offset, end);
        element.scrollTop = Math.max(0, (positionAt(element.value, offset).line - 4) * LINE_HEIGHT);
      },
    }),
    [],
  );
  return (
    <textarea
      ref={area}
      value={value}
      onChange={(event) => text.write(event.target.value)}
      aria-label={ariaLabel}
      aria-describedby={ariaDescribedBy}
      aria-invalid={invalid}
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      wrap="off"
      style={{
        width: '100%',
        height: '100%',
        border: 0,
        outline: 'none',
        resize: 'none',
        padding: '8px 12px',
        boxSizing: 'border-box',
        font: `13px/${LINE_HEIGHT}px ui-monospace, Menlo, Consolas, monospace`,
        tabSize: 4,
        color: tokens.ink,
        background: tokens.card,
      }}
    />
  );
}

import { useCallback } from 'react';
import { useAddressPart } from '#src/ui/address.ts';

type EditorView = 'visual' | 'json';

/** Which view of a policy is edited: the visual one, unless the address says `view=json`. */
export function useEditorView(): readonly [EditorView, (view: EditorView) => void] {
  const [asked, ask] = useAddressPart('view', { inPlace: true });
  const choose = useCallback((view: EditorView) => ask(view === 'json' ? view : undefined), [ask]);
  return [asked === 'json' ? asked : 'visual', choose];
}

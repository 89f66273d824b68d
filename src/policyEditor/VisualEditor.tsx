import AddIcon from '@mui/icons-material/ControlPoint';
import UndoIcon from '@mui/icons-material/Undo';
import { Box, Button } from '@mui/material';
import { useImperativeHandle, useMemo, useState, type Ref } from 'react';
import { applyEdits } from '#src/domain/policy/text/edits.ts';
import { rebasedEdits } from '#src/domain/policy/text/rebase.ts';
import type { Finding, TextEdit } from '#src/domain/policy/text/codes/finding.ts';
import { toVisual } from '#src/domain/policy/visual/visual.ts';
import { visualEdits } from '#src/domain/policy/visual/visualEdits.ts';
import type { VisualBlock } from '#src/domain/policy/visual/visualTypes.ts';
import { carryOver, identify, type IdentifiedBlock } from './blockIds.ts';
import { useToast } from '#src/ui/Toasts.tsx';
import { belongsTo, errorPlace } from './errorPlace.ts';
import { statementOf } from './findingList.ts';
import type { AgencyChoice } from './agencyForm.ts';
import { PermissionBlock, type Attention } from './PermissionBlock.tsx';
import { ReadOnlyPermission } from './ReadOnlyPermission.tsx';
import { scopeOf } from './scope.ts';
import type { PolicyDraft } from './usePolicyDraft.ts';

export type VisualEditorHandle = {
  /**
   * Moves the focus to the block and step that mend an error. Otherwise answers who can show it:
   * `policy` where it is about the policy as a whole, `text` where the statement is read-only here.
   */
  readonly showError: (error: Finding) => 'here' | 'policy' | 'text';
};

type VisualEditorProps = {
  readonly ref?: Ref<VisualEditorHandle>;
  readonly draft: PolicyDraft;
  /** Agencies on offer; undefined while they are being read. */
  readonly agencies: readonly AgencyChoice[] | undefined;
  /** Shows a range of the text in the JSON view. */
  readonly onShowText: (range: { readonly offset: number; readonly end: number }) => void;
};

/**
 * Blocks of one text with their identities; `next` is the next free number, `fresh` the blocks that
 * open by themselves.
 */
type Shown = {
  readonly text: string;
  readonly blocks: readonly IdentifiedBlock[];
  readonly next: number;
  readonly fresh: ReadonlySet<number>;
};

const show = (text: string): Shown => {
  const blocks = identify(toVisual(text).blocks, 0);
  return { text, blocks, next: blocks.length, fresh: new Set() };
};

const advance = (shown: Shown, text: string, removed?: number): Shown => {
  const blocks = carryOver(shown.blocks, toVisual(text).blocks, shown.next, removed);
  const fresh = new Set([
    ...shown.fresh,
    ...blocks.map(({ id }) => id).filter((id) => id >= shown.next),
  ]);
  return { text, blocks, next: shown.next + blocks.length, fresh };
};

/**
 * A policy without statements is shown as one with an empty one; it gets into the text with
 * the first choice.
 */
function withFirstBlock(text: string): string {
  const { blocks, unavailable } = toVisual(text);
  return blocks.length > 0 || unavailable !== undefined
    ? text
    : applyEdits(text, visualEdits.addBlock(text));
}

/**
 * The policy as blocks. Reads the text and changes it by minimal edits; holds nothing of
 * the policy itself.
 */
export function VisualEditor({ ref, draft, agencies, onShowText }: VisualEditorProps) {
  const { text, policy, dialect, findings, checkedText } = draft;
  const base = useMemo(() => withFirstBlock(text), [text]);
  const [kept, setShown] = useState(() => show(base));
  // The text can change from outside (Undo, a taken-over policy): the blocks follow within
  // the same render.
  const shown = kept.text === base ? kept : advance(kept, base);
  if (shown !== kept) setShown(shown);

  const toast = useToast();
  const [attention, setAttention] = useState<Attention & { readonly block: number }>();
  const hasStatements = base === text;
  useImperativeHandle(ref, () => ({
    showError: (error) => {
      const place = errorPlace(
        error,
        text,
        shown.blocks.map(({ block }) => block),
        hasStatements,
      );
      const id = place === undefined ? undefined : shown.blocks[place.index]?.id;
      if (place === undefined || id === undefined)
        return statementOf(error) === undefined ? 'policy' : 'text';
      setAttention({ block: id, step: place.step });
      return 'here';
    },
  }));

  const edit = (edits: readonly TextEdit[], removed?: number) => {
    const next = applyEdits(base, edits);
    // No edit ends as a silent nothing.
    if (next === base) return toast.info('Nothing has changed: the policy says this already.');
    const cut = base === text ? edits : [{ offset: 0, end: text.length, text: next }];
    // Cut for the text as drawn; what has been written since stays, and the edit is repeated on it.
    const now = draft.source.now();
    const repeated = rebasedEdits(cut, text, now);
    if (repeated === undefined)
      return toast.info('The policy has just been changed here. Make this change once more.');
    if (now === text) setShown(advance(shown, withFirstBlock(next), removed));
    draft.edit(() => repeated);
  };
  const boundBy = (id: number) => {
    if (!dialect.oneClass) return undefined;
    const others = shown.blocks.flatMap((other) =>
      other.id !== id && !other.block.readOnly && other.block.service !== null
        ? [other.block.service]
        : [],
    );
    const scope = scopeOf(others);
    return scope === 'global' || scope === 'project' ? scope : undefined;
  };
  const errorsOf = (block: VisualBlock) => {
    // An untouched new block is incomplete, not wrong, until it is to be saved: the list of
    // findings names it, the block does not shout.
    if (
      checkedText !== text ||
      block.readOnly ||
      (block.actions.names.length === 0 && !draft.submitted)
    )
      return [];
    return findings.filter(
      (finding) => finding.severity === 'error' && belongsTo(finding, block, hasStatements),
    );
  };
  const rangeOf = (block: VisualBlock) =>
    policy.rangeOf(['Statement', block.address.statement]) ?? { offset: 0, end: 0 };
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 1.5, minWidth: 0 }}>
      {shown.blocks.map(({ id, block }, index) => {
        const title = `Permission ${index + 1}`;
        return block.readOnly ? (
          <ReadOnlyPermission
            key={id}
            block={block}
            title={title}
            source={text.slice(rangeOf(block).offset, rangeOf(block).end)}
            onShowText={() => onShowText(rangeOf(block))}
          />
        ) : (
          <PermissionBlock
            key={id}
            draft={draft}
            text={base}
            block={block}
            title={title}
            bound={boundBy(id)}
            errors={errorsOf(block)}
            agencies={agencies}
            attention={attention?.block === id ? attention : undefined}
            startOpen={shown.fresh.has(id) || (block.service === null && shown.blocks.length === 1)}
            onEdit={(edits) => edit(edits)}
            onClone={() => edit(visualEdits.cloneBlock(base, block.address))}
            onRemove={() => edit(visualEdits.removeBlock(base, block.address), index)}
          />
        );
      })}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <Button
          variant="text"
          color="info"
          startIcon={<AddIcon />}
          onClick={() => edit(visualEdits.addBlock(base))}
        >
          Add Permissions
        </Button>
        {draft.undo !== undefined && (
          <Button variant="text" color="info" startIcon={<UndoIcon />} onClick={draft.undo}>
            Undo
          </Button>
        )}
      </Box>
    </Box>
  );
}

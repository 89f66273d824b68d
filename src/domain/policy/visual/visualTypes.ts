import type { Effect, PrincipalKind } from '../language/document.ts';
import type { TextEdit } from '../text/codes/finding.ts';

/**
 * What the visual editor shows. The text stays the truth: a block is an address into it, and
 * every edit is a list of replacements of the text (see visualEdits.ts). A block holds exactly
 * one service, as in the console; a statement with actions of several services is shown as one
 * block per service, in order of first appearance, and edits of such a block touch only its
 * own array elements.
 */

/**
 * Where a block lives. `service` is lower case; null for a statement without actions (a
 * new, empty block).
 */
export type BlockAddress = { readonly statement: number; readonly service: string | null };

/**
 * `all`: every action of the service (`svc:*:*`, `svc:*`). Otherwise the entries as written,
 * patterns included.
 */
export type VisualActions =
  | { readonly kind: 'all'; readonly names: readonly string[] }
  | { readonly kind: 'some'; readonly names: readonly string[] };

/** Paths of one resource type of the block's service, as written. */
export type VisualResourceType = { readonly type: string; readonly paths: readonly string[] };

/**
 * `all`: no Resource element, or `*`. Resources and conditions belong to the statement: blocks of
 * one statement share them.
 */
export type VisualResources =
  | { readonly kind: 'all' }
  | { readonly kind: 'specific'; readonly types: readonly VisualResourceType[] }
  /** The old console's list of agencies that may be entered, by URI. */
  | { readonly kind: 'agencies'; readonly uris: readonly string[] };

export type SetQualifier = 'ForAllValues' | 'ForAnyValue';

/**
 * One row of the request conditions. `operator` is the bare name without qualifier prefix and
 * IfExists suffix.
 */
export type VisualCondition = {
  readonly qualifier?: SetQualifier;
  readonly operator: string;
  readonly ifExists: boolean;
  readonly key: string;
  readonly values: readonly string[];
};

/**
 * Names one row in the text: the operator as written there (with prefix and suffix) and the key.
 */
export type ConditionAddress = { readonly operator: string; readonly key: string };

/**
 * One entry of a Principal element, as written: an account ID or URN, `service.CODE`, the
 * URN of a provider.
 */
export type VisualPrincipal = { readonly kind: PrincipalKind; readonly value: string };

export type EditableBlock = {
  readonly readOnly: false;
  readonly address: BlockAddress;
  readonly sid?: string;
  readonly effect: Effect;
  /** Who is meant, in trust policies; empty without a Principal element. */
  readonly principals: readonly VisualPrincipal[];
  readonly service: string | null;
  readonly actions: VisualActions;
  readonly resources: VisualResources;
  readonly conditions: readonly (VisualCondition & { readonly address: ConditionAddress })[];
  /** Other services of the same statement; resources and conditions are theirs too. */
  readonly sharedWith: readonly string[];
};

/** Why a block, or the whole text, can only be changed as text. */
export type ReadOnlyReason =
  /** The text is not valid JSON. */
  | 'syntax'
  /** JSON, but no object with a list of statements. */
  | 'noPolicy'
  /** Version is missing or unknown. */
  | 'version'
  | 'notAction'
  | 'notResource'
  | 'notPrincipal'
  /** Agencies named by URI in another form than version 1.1 has, or for another service. */
  | 'agencyUri'
  /** Actions of all services (`*:*:*`). */
  | 'everyService'
  /** An action without a service part. */
  | 'actionForm'
  /** An element has another JSON type than the grammar asks for. */
  | 'wrongShape';

export type ReadOnlyBlock = {
  readonly readOnly: true;
  readonly address: { readonly statement: number; readonly service: null };
  readonly reason: ReadOnlyReason;
};

export type VisualBlock = EditableBlock | ReadOnlyBlock;

export type VisualPolicy = {
  readonly version: '1.0' | '1.1' | '5.0' | null;
  /**
   * Set when no block can be shown at all (broken text, not a policy, version without a visual
   * form). `blocks` is empty then.
   */
  readonly unavailable?: ReadOnlyReason;
  readonly blocks: readonly VisualBlock[];
};

/**
 * What visualEdits.ts offers. Each function takes the current text and returns minimal edits for
 * `applyEdits`; an address that no longer exists, or a read-only block, gives no edits.
 *
 * Effect, principals, resources and conditions belong to the statement. Where a block shares its
 * statement with other services, changing one of them first moves the block's actions into a
 * statement of their own at the end, so that the other services keep what they had.
 */
export type VisualEdits = {
  setEffect(text: string, at: BlockAddress, effect: Effect): readonly TextEdit[];
  /** Appends to the statement's actions; names already listed are skipped. */
  addActions(text: string, at: BlockAddress, names: readonly string[]): readonly TextEdit[];
  removeActions(text: string, at: BlockAddress, names: readonly string[]): readonly TextEdit[];
  /** Puts `service:*:*` in place of the block's actions. */
  setAllActions(text: string, at: BlockAddress, service: string): readonly TextEdit[];
  /**
   * Takes the actions and paths of the service before out of the block; the new service gets into
   * the text with its first action.
   */
  setService(text: string, at: BlockAddress, service: string): readonly TextEdit[];
  /** Appends an empty statement (`Allow`, no actions). */
  addBlock(text: string): readonly TextEdit[];
  removeBlock(text: string, at: BlockAddress): readonly TextEdit[];
  /** Appends a copy of the block as a statement of its own, without Sid. */
  cloneBlock(text: string, at: BlockAddress): readonly TextEdit[];
  /** Adds to the statement's Principal element; one that is listed already is skipped. */
  addPrincipal(text: string, at: BlockAddress, principal: VisualPrincipal): readonly TextEdit[];
  /**
   * After the last principal an empty element stays: it is an error to be mended, not silently
   * everybody or nobody.
   */
  removePrincipal(text: string, at: BlockAddress, principal: VisualPrincipal): readonly TextEdit[];
  /**
   * Writes another value in place of a listed principal; one that is listed already
   * takes its place.
   */
  changePrincipal(
    text: string,
    at: BlockAddress,
    from: VisualPrincipal,
    value: string,
  ): readonly TextEdit[];
  /** Takes the Resource element away: every resource. */
  setAllResources(text: string, at: BlockAddress): readonly TextEdit[];
  /** Limits the block to a path (and those already listed). */
  addResource(text: string, at: BlockAddress, path: string): readonly TextEdit[];
  changeResource(text: string, at: BlockAddress, from: string, to: string): readonly TextEdit[];
  /**
   * After the last path an empty list stays: it is an error to be mended, not
   * silently every resource.
   */
  removeResource(text: string, at: BlockAddress, path: string): readonly TextEdit[];
  /** Limits the block to an agency (and those already listed), by URI; version 1.1 only. */
  addAgency(text: string, at: BlockAddress, uri: string): readonly TextEdit[];
  /** As with paths, an empty list stays after the last one. */
  removeAgency(text: string, at: BlockAddress, uri: string): readonly TextEdit[];
  /** Values of a key that stands under the operator already are added to it. */
  addCondition(text: string, at: BlockAddress, condition: VisualCondition): readonly TextEdit[];
  changeCondition(
    text: string,
    at: BlockAddress,
    from: ConditionAddress,
    to: VisualCondition,
  ): readonly TextEdit[];
  removeCondition(text: string, at: BlockAddress, from: ConditionAddress): readonly TextEdit[];
};

import { visible } from '../quote/visible.ts';
import {
  actionOf,
  type Difference,
  type FieldChange,
  type ItemChange,
} from '../model/difference.ts';
import {
  addressText,
  isAddresses,
  isDocument,
  isRef,
  kindWords,
  type Value,
} from '../model/items.ts';
import { textDifference } from './textDifference.ts';

/** A difference for programs: names in place of ids, policies as the lines that differ. */
export type DifferenceReport = {
  readonly created: readonly Entry[];
  readonly changed: readonly Entry[];
  readonly removed: readonly Entry[];
};
type Entry = {
  readonly kind: string;
  readonly name: string;
  readonly fields: readonly {
    readonly field: string;
    readonly old: Plain;
    readonly new: Plain;
    readonly lines?: readonly string[];
  }[];
};
type Plain = string | number | boolean | null;

/** The text of a policy or of a list, of which the lines that differ are shown. */
const wholeText = (value: Value | undefined): string | undefined =>
  isDocument(value) ? value.text : isAddresses(value) ? addressText(value) : undefined;

function plain(value: Value | undefined): Plain {
  if (value === undefined || value === null || typeof value !== 'object') return value ?? null;
  return isRef(value) ? value.name : (wholeText(value) ?? null);
}

function linesOf({ old, new: next }: FieldChange): readonly string[] | undefined {
  const [before, after] = [wholeText(old), wholeText(next)];
  return before === undefined && after === undefined
    ? undefined
    : textDifference(before ?? '', after ?? '');
}

function entryOf({ kind, before, after, fields }: ItemChange): Entry {
  return {
    kind,
    name: (after ?? before)?.name ?? '',
    fields: fields.map((field) => {
      const lines = linesOf(field);
      return {
        field: field.field,
        old: plain(field.old),
        new: plain(field.new),
        ...(lines !== undefined && { lines }),
      };
    }),
  };
}

/** The difference as an object. */
export function differenceReport({ changes }: Difference): DifferenceReport {
  const of = (action: ReturnType<typeof actionOf>): Entry[] =>
    changes.filter((change) => actionOf(change) === action).map(entryOf);
  return { created: of('create'), changed: of('update'), removed: of('delete') };
}

const signs = { create: '+', update: '~', delete: '-' } as const;

const shown = (value: Value | undefined): string => {
  if (value === undefined) return '(none)';
  return visible(JSON.stringify(plain(value)));
};

function fieldLines(change: ItemChange, field: FieldChange): string[] {
  const { field: name, old, new: next } = field;
  const lines = linesOf(field);
  const action = actionOf(change);
  const sign = signs[action];
  if (action === 'create' && next === '') return [];
  if (lines !== undefined)
    return [`      ${sign} ${name}:`, ...lines.map((line) => `          ${visible(line)}`)];
  if (action === 'create') return [`      + ${name} = ${shown(next)}`];
  if (action === 'delete') return [`      - ${name} = ${shown(old)}`];
  return [`      ~ ${name} = ${shown(old)} -> ${shown(next)}`];
}

/**
 * The difference as a plan shows it: a sign and a name for each thing, below it old and new values,
 * of policies the lines that differ. What is removed is named only.
 */
export function differenceLines({ changes }: Difference): readonly string[] {
  if (changes.length === 0) return ['No changes.'];
  const count = (action: ReturnType<typeof actionOf>): number =>
    changes.filter((change) => actionOf(change) === action).length;
  return [
    ...changes.flatMap((change) => {
      const { kind, before, after, fields } = change;
      const name = (after ?? before)?.name ?? '';
      return [
        `  ${signs[actionOf(change)]} ${kindWords(kind)} ${visible(JSON.stringify(name))}`,
        ...(after === undefined ? [] : fields.flatMap((field) => fieldLines(change, field))),
      ];
    }),
    '',
    `${count('create')} to create, ${count('update')} to change, ${count('delete')} to remove.`,
  ];
}

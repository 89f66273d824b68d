import { findService } from '#src/catalog/services.ts';
import type { ServiceActions } from '#src/catalog/types.ts';
import {
  actionMatches,
  parseAction,
  parseActionPattern,
} from '#src/domain/policy/language/actionPattern.ts';
import type { Effect, PolicyDocument } from '#src/domain/policy/language/document.ts';

/** One row of the action table: an entry as written, and one action it stands for. */
export type ActionRow = {
  readonly id: string;
  readonly effect: Effect;
  /** The entry as written, a pattern perhaps; `not` when the statement means everything but it. */
  readonly action: string;
  readonly not: boolean;
  /**
   * An action of the catalogue that the pattern fits; undefined when the entry is a name itself, or
   * the catalogue has nothing for it.
   */
  readonly specific: string | undefined;
  readonly description: string;
};

const hasWildcard = (action: string) => action.includes('*') || action.includes('?');

function words(action: string, files: ReadonlyMap<string, ServiceActions>): string {
  const file = files.get((action.split(':', 1)[0] ?? '').toLowerCase());
  return (
    file?.actions.find(({ name }) => name.toLowerCase() === action.toLowerCase())?.description ?? ''
  );
}

/**
 * The actions of a policy with what each stands for, in the order of the document (the tables of
 * docs/sources/ucs-roles-and-policies.md).
 */
export function actionRows(
  document: PolicyDocument,
  files: ReadonlyMap<string, ServiceActions>,
): readonly ActionRow[] {
  return document.statements.flatMap(({ effect, action }, statement) =>
    action.values.flatMap((written, index): readonly ActionRow[] => {
      const row = { effect, action: written, not: action.not };
      const id = `${statement} ${index}`;
      if (!hasWildcard(written))
        return [{ ...row, id, specific: undefined, description: words(written, files) }];
      const service = findService(written.split(':', 1)[0] ?? '');
      const pattern = parseActionPattern(written, document.version);
      const file = service === undefined ? undefined : files.get(service.code);
      const fitting = (file?.actions ?? []).filter(({ name }) => {
        const parsed = parseAction(name);
        return parsed !== null && pattern !== null && actionMatches(pattern, parsed);
      });
      if (fitting.length > 0)
        return fitting.map(({ name, description }) => ({
          ...row,
          id: `${id} ${name}`,
          specific: name,
          description,
        }));
      return [
        {
          ...row,
          id,
          specific: undefined,
          description:
            service === undefined
              ? 'Every action that fits the pattern, of every service'
              : `Every action of ${service.name} that fits the pattern`,
        },
      ];
    }),
  );
}

import type { EffectRow, Preview } from './trial.ts';
import { grouped } from '#src/ui/count.ts';

const people = (count: number): string => `${grouped(count)} principal${count === 1 ? '' : 's'}`;

/** Who gains and who loses, in one sentence. */
export function summaryOf({ gaining, losing, unknown, left_out }: Preview): string {
  const parts = [
    gaining > 0 ? `${people(gaining)} gain${gaining === 1 ? 's' : ''} access` : '',
    losing > 0 ? `${people(losing)} lose${losing === 1 ? 's' : ''} access` : '',
  ].filter((part) => part !== '');
  const open = unknown.length > 0 ? ' Part of it could not be decided.' : '';
  const hidden = left_out ? ' Some people are left out, whom you may not read.' : '';
  if (parts.length > 0) return `${parts.join(', ')}.${open}${hidden}`;
  return unknown.length > 0
    ? `What changes could not be decided.${hidden}`
    : `Nothing changes for anybody.${hidden}`;
}

const names = 5;
const some = (all: readonly string[]): string =>
  all.length <= names
    ? all.join(', ')
    : `${all.slice(0, names).join(', ')} and ${grouped(all.length - names)} more`;

/** Where the actions count: a scope in the console's words. */
export function scopeOf({ scope }: EffectRow, known: Preview['names']): string {
  if (scope.class === 'global') return 'globally';
  const { projectId, enterpriseProjectId } = scope;
  const within =
    enterpriseProjectId === undefined
      ? ''
      : `, enterprise project ${known[enterpriseProjectId] ?? enterpriseProjectId}`;
  return `for example in the project ${known[projectId] ?? projectId}${within}`;
}

/** One gain or loss in words. */
export const rowWords = (row: EffectRow, known: Preview['names']): string =>
  `${some(row.principals)}: ${some(row.actions)}, ${scopeOf(row, known)}`;

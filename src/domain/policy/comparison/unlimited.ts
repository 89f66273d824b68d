import type { Item } from './terms.ts';

/** Whether a statement applies to every request for its actions. */
export const alwaysApplies = ({ term }: Item): boolean =>
  term.scope.kind === 'all' &&
  term.place === null &&
  term.tests.length === 0 &&
  term.dependencies.length === 0;

/** Allows everything, always. */
export const isEverything = (item: Item): boolean =>
  alwaysApplies(item) &&
  !item.statement.not &&
  item.statement.patterns.some(
    ({ service, type, operation }) =>
      service.kind === 'any' && type.kind === 'any' && operation.kind === 'any',
  );

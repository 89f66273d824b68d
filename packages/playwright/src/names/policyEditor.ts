import { button, field, group, part, status } from './name.ts';

/** The policy editor, on every page that has one. `json` is the view, not a file of that kind. */
export const policyEditor = {
  view: group('Policy View'),
  visual: button('Visual editor'),
  json: button('JSON'),
  findings: part('Findings'),
  characters: status('Characters used'),
} as const;

/** Only in the JSON view. */
export const jsonView = { content: field('Policy Content') } as const;

import type { ReadOnlyReason } from '#src/domain/policy/visual/visualTypes.ts';

/** Why something can only be changed as text. */
export const readOnlyWords: Readonly<Record<ReadOnlyReason, string>> = {
  syntax: 'The text is not valid JSON.',
  noPolicy: 'The text is no policy: it has no list of statements.',
  version: 'The visual editor does not show policies of this version.',
  notAction: 'It uses NotAction: everything except the listed actions.',
  notResource: 'It uses NotResource: every resource except the listed ones.',
  notPrincipal: 'It uses NotPrincipal: everybody except the listed ones.',
  agencyUri:
    'It names agencies by URI beside something that has no agencies, or in another form than the grammar has.',
  everyService: 'Its actions reach every service.',
  actionForm: 'An action has not the form service:type:operation.',
  wrongShape: 'An element has another type than expected.',
};

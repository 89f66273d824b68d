/**
 * What a look at traffic policies takes besides UCS's own action, in the project of the zones. The
 * zones are DNS's, and UCS writes into them: docs/sources/ucs-roles-and-policies.md#table-3 wants
 * DNS Administrator for viewers too.
 */
export const zonesAction = 'dns:zone:update';

/** The refusal of everybody who lacks it: what viewing takes, in the terms of the table. */
export const zonesRefusal =
  'Traffic policies are records in the zones of DNS. Seeing them takes DNS Administrator, with the roles it depends on, in the project of the zones, besides UCS ReadOnlyAccess.';

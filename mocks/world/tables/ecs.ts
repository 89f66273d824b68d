import { table } from '#mocks/ground/table.ts';

/** How an ECS is paid; `id` is the instance's. Instances without a row are pay-per-use. */
export type ServerBillingRow = {
  readonly id: string;
  readonly charging_mode: 'prePaid' | 'postPaid';
};

/** What Elastic Cloud Server adds to the instances that other services show too. */
export const ecsTables = { serverBilling: table<ServerBillingRow>()({}) } as const;

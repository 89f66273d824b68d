import type { ValueType } from './operator.ts';

/** Condition keys of services by the type of their values, lower case: those of the catalogue, where they stand with their sources. A test compares the two. */
const keysOf: Readonly<Partial<Record<ValueType, readonly string[]>>> = {
  string: [
    'coc:ticketlevel', 'coc:ticketcurrenthandlers', 'coc:ticketstatus', 'coc:tickettype', 'coc:operatorname', 'coc:requesttarget', 'coc:tickettarget', 'coc:ticketscope',
    'coc:requestscope', 'coc:creator', 'coc:executor', 'coc:documentrisklevel', 'coc:jobtype', 'ecs:imageid', 'ecs:flavorid', 'ecs:vpcid', 'ecs:subnetid',
    'ecs:portid', 'ecs:kmskeyid', 'ecs:availabilityzone', 'ecs:sshkeypairname', 'ecs:supportagenttype', 'ecs:imagesupportagenttype', 'ecs:imagetype', 'ecs:osversion',
    'ecs:ostype', 'ecs:imageplatform', 'evs:kmskeyid', 'evs:imageid', 'evs:backupid', 'evs:snapshotid', 'evs:availabilityzone', 'evs:sourceavailabilityzone',
    'evs:volumetype', 'evs:chargingmode', 'evs:serverservicetype', 'evs:volumeid', 'fg:app_id', 'ief:iefinstanceid', 'obs:sourcevpc', 'obs:prefix', 'obs:delimiter',
    'sts:externalid', 'vpc:vpcid', 'vpc:vpcblockserviceendpointstates',
  ],
  numeric: [
    'evs:volumesize', 'evs:volumeiops', 'evs:volumethroughput', 'obs:max-keys',
  ],
  date: [
    'coc:ticketbegintime', 'coc:ticketendtime',
  ],
  boolean: [
    'coc:escapeswitchisenabled', 'dcs:backupenabled', 'evs:encrypted',
  ],
};

/** Type of the values of a service's condition key, by its name in lower case. */
export const serviceKeyTypes: ReadonlyMap<string, ValueType> = new Map(Object.entries(keysOf).flatMap(([type, keys]) => keys.map((key) => [key, type as ValueType] as const)));

import type { ServiceActions } from './types.ts';

/**
 * One lazy chunk per service. Written out because bundler and Node must both be able to
 * follow each path.
 */
const actionFiles: Readonly<Record<string, () => Promise<{ readonly default: unknown }>>> = {
  accessanalyzer: () => import('./actions/accessanalyzer.json', { with: { type: 'json' } }),
  'anti-ddos': () => import('./actions/anti-ddos.json', { with: { type: 'json' } }),
  aom: () => import('./actions/aom.json', { with: { type: 'json' } }),
  apig: () => import('./actions/apig.json', { with: { type: 'json' } }),
  apm: () => import('./actions/apm.json', { with: { type: 'json' } }),
  as: () => import('./actions/as.json', { with: { type: 'json' } }),
  asm: () => import('./actions/asm.json', { with: { type: 'json' } }),
  bcc: () => import('./actions/bcc.json', { with: { type: 'json' } }),
  bms: () => import('./actions/bms.json', { with: { type: 'json' } }),
  bss: () => import('./actions/bss.json', { with: { type: 'json' } }),
  cbh: () => import('./actions/cbh.json', { with: { type: 'json' } }),
  cbr: () => import('./actions/cbr.json', { with: { type: 'json' } }),
  cc: () => import('./actions/cc.json', { with: { type: 'json' } }),
  cce: () => import('./actions/cce.json', { with: { type: 'json' } }),
  cci: () => import('./actions/cci.json', { with: { type: 'json' } }),
  cdm: () => import('./actions/cdm.json', { with: { type: 'json' } }),
  cdn: () => import('./actions/cdn.json', { with: { type: 'json' } }),
  ces: () => import('./actions/ces.json', { with: { type: 'json' } }),
  cfw: () => import('./actions/cfw.json', { with: { type: 'json' } }),
  cgs: () => import('./actions/cgs.json', { with: { type: 'json' } }),
  coc: () => import('./actions/coc.json', { with: { type: 'json' } }),
  cse: () => import('./actions/cse.json', { with: { type: 'json' } }),
  csms: () => import('./actions/csms.json', { with: { type: 'json' } }),
  css: () => import('./actions/css.json', { with: { type: 'json' } }),
  cts: () => import('./actions/cts.json', { with: { type: 'json' } }),
  das: () => import('./actions/das.json', { with: { type: 'json' } }),
  dataartsfabric: () => import('./actions/dataartsfabric.json', { with: { type: 'json' } }),
  dcaas: () => import('./actions/dcaas.json', { with: { type: 'json' } }),
  dcs: () => import('./actions/dcs.json', { with: { type: 'json' } }),
  ddm: () => import('./actions/ddm.json', { with: { type: 'json' } }),
  dds: () => import('./actions/dds.json', { with: { type: 'json' } }),
  deh: () => import('./actions/deh.json', { with: { type: 'json' } }),
  dis: () => import('./actions/dis.json', { with: { type: 'json' } }),
  dli: () => import('./actions/dli.json', { with: { type: 'json' } }),
  dms: () => import('./actions/dms.json', { with: { type: 'json' } }),
  dns: () => import('./actions/dns.json', { with: { type: 'json' } }),
  drs: () => import('./actions/drs.json', { with: { type: 'json' } }),
  dss: () => import('./actions/dss.json', { with: { type: 'json' } }),
  dws: () => import('./actions/dws.json', { with: { type: 'json' } }),
  ec: () => import('./actions/ec.json', { with: { type: 'json' } }),
  ecs: () => import('./actions/ecs.json', { with: { type: 'json' } }),
  edgesec: () => import('./actions/edgesec.json', { with: { type: 'json' } }),
  eip: () => import('./actions/eip.json', { with: { type: 'json' } }),
  elb: () => import('./actions/elb.json', { with: { type: 'json' } }),
  eps: () => import('./actions/eps.json', { with: { type: 'json' } }),
  er: () => import('./actions/er.json', { with: { type: 'json' } }),
  evs: () => import('./actions/evs.json', { with: { type: 'json' } }),
  flexusl: () => import('./actions/flexusl.json', { with: { type: 'json' } }),
  functiongraph: () => import('./actions/functiongraph.json', { with: { type: 'json' } }),
  ga: () => import('./actions/ga.json', { with: { type: 'json' } }),
  gaussdb: () => import('./actions/gaussdb.json', { with: { type: 'json' } }),
  ges: () => import('./actions/ges.json', { with: { type: 'json' } }),
  hilens: () => import('./actions/hilens.json', { with: { type: 'json' } }),
  hss: () => import('./actions/hss.json', { with: { type: 'json' } }),
  iam: () => import('./actions/iam.json', { with: { type: 'json' } }),
  identitycenter: () => import('./actions/identitycenter.json', { with: { type: 'json' } }),
  ief: () => import('./actions/ief.json', { with: { type: 'json' } }),
  ims: () => import('./actions/ims.json', { with: { type: 'json' } }),
  kms: () => import('./actions/kms.json', { with: { type: 'json' } }),
  kps: () => import('./actions/kps.json', { with: { type: 'json' } }),
  lakeformation: () => import('./actions/lakeformation.json', { with: { type: 'json' } }),
  lts: () => import('./actions/lts.json', { with: { type: 'json' } }),
  modelarts: () => import('./actions/modelarts.json', { with: { type: 'json' } }),
  mrs: () => import('./actions/mrs.json', { with: { type: 'json' } }),
  nat: () => import('./actions/nat.json', { with: { type: 'json' } }),
  nosql: () => import('./actions/nosql.json', { with: { type: 'json' } }),
  obs: () => import('./actions/obs.json', { with: { type: 'json' } }),
  oms: () => import('./actions/oms.json', { with: { type: 'json' } }),
  organizations: () => import('./actions/organizations.json', { with: { type: 'json' } }),
  pca: () => import('./actions/pca.json', { with: { type: 'json' } }),
  ram: () => import('./actions/ram.json', { with: { type: 'json' } }),
  rds: () => import('./actions/rds.json', { with: { type: 'json' } }),
  rf: () => import('./actions/rf.json', { with: { type: 'json' } }),
  rgc: () => import('./actions/rgc.json', { with: { type: 'json' } }),
  rms: () => import('./actions/rms.json', { with: { type: 'json' } }),
  scm: () => import('./actions/scm.json', { with: { type: 'json' } }),
  secmaster: () => import('./actions/secmaster.json', { with: { type: 'json' } }),
  servicestage: () => import('./actions/servicestage.json', { with: { type: 'json' } }),
  sfs: () => import('./actions/sfs.json', { with: { type: 'json' } }),
  sfsturbo: () => import('./actions/sfsturbo.json', { with: { type: 'json' } }),
  smn: () => import('./actions/smn.json', { with: { type: 'json' } }),
  sms: () => import('./actions/sms.json', { with: { type: 'json' } }),
  sts: () => import('./actions/sts.json', { with: { type: 'json' } }),
  swr: () => import('./actions/swr.json', { with: { type: 'json' } }),
  tms: () => import('./actions/tms.json', { with: { type: 'json' } }),
  ucs: () => import('./actions/ucs.json', { with: { type: 'json' } }),
  vod: () => import('./actions/vod.json', { with: { type: 'json' } }),
  vpc: () => import('./actions/vpc.json', { with: { type: 'json' } }),
  vpcep: () => import('./actions/vpcep.json', { with: { type: 'json' } }),
  vpn: () => import('./actions/vpn.json', { with: { type: 'json' } }),
  waf: () => import('./actions/waf.json', { with: { type: 'json' } }),
  workspace: () => import('./actions/workspace.json', { with: { type: 'json' } }),
};

const loading = new Map<string, Promise<ServiceActions>>();

/**
 * The actions, resource types and condition keys of one service. Each file is read once and kept.
 * @param code service code, compared without case
 * @throws Error if the catalogue has no such service
 */
export const loadServiceActions = (code: string): Promise<ServiceActions> => {
  const key = code.toLowerCase();
  const known = loading.get(key);
  if (known) return known;
  const load = actionFiles[key];
  if (!load) return Promise.reject(new Error(`The catalogue has no service "${code}".`));
  // The files are ours and their shape is held by a test, so they are not checked
  // again at run time.
  const promise = load().then((file) => file.default as ServiceActions);
  // A chunk that failed to load (offline, new deployment) may be asked for again.
  promise.catch(() => loading.delete(key));
  loading.set(key, promise);
  return promise;
};

/** Codes of all services that have an action file. */
export const servicesWithActions = (): readonly string[] => Object.keys(actionFiles);

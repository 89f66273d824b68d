import type { ActionVersion, ServiceClass } from './types.ts';

/** Grouping of the service list and of the policy editor's service picker. */
export type ServiceCategory =
  | 'Compute'
  | 'Containers'
  | 'Storage'
  | 'Networking'
  | 'Databases'
  | 'Analytics'
  | 'Middleware'
  | 'Artificial Intelligence'
  | 'Security & Compliance'
  | 'Content Delivery & Edge Computing'
  | 'Business Applications'
  | 'Management & Governance';

/**
 * One cloud service of the catalogue. Its actions are a file of their own, see `serviceActions.ts`.
 */
export type ServiceInfo = {
  /** First part of the service's actions, lower case. */
  readonly code: string;
  readonly name: string;
  readonly abbreviation: string;
  readonly category: ServiceCategory;
  /**
   * Global or project-level. `undefined` where the sources contradict each other or say nothing;
   * rules about mixing classes stay silent then. `coc` counts as global because
   * docs/sources/flexusl-self-service.md puts it beside `iam` in one custom policy, `ucs` because
   * of docs/sources/ucs-identity-policies.md, `rms` because of docs/sources/coc-enabling.md,
   * FlexusL because its permissions page calls it global
   * (https://support.huaweicloud.com/intl/en-us/productdesc-flexusl/pd_01_0006.html).
   */
  readonly class: ServiceClass | undefined;
  /**
   * A 1.1 policy for this service may name resources (docs/sources/policy-grammar.md#3-3). FlexusL:
   * ours.
   */
  readonly resourceLevel: boolean;
  readonly versions: readonly ActionVersion[];
};

const service = (
  code: string,
  name: string,
  abbreviation: string,
  category: ServiceCategory,
  serviceClass: ServiceClass | undefined,
  versions: readonly ActionVersion[],
  resourceLevel = false,
): ServiceInfo => ({
  code,
  name,
  abbreviation,
  category,
  class: serviceClass,
  resourceLevel,
  versions,
});

/** Every service of the catalogue, by code. */
export const services: readonly ServiceInfo[] = [
  service(
    'accessanalyzer',
    'IAM Access Analyzer',
    'AccessAnalyzer',
    'Management & Governance',
    undefined,
    ['5.0'],
  ),
  service('anti-ddos', 'Anti-DDoS', 'Anti-DDoS', 'Security & Compliance', 'project', ['5.0']),
  service('aom', 'Application Operations Management', 'AOM', 'Management & Governance', 'project', [
    '1.1',
    '5.0',
  ]),
  service('apig', 'API Gateway', 'APIG', 'Middleware', 'project', ['1.1']),
  service(
    'apm',
    'Application Performance Management',
    'APM',
    'Management & Governance',
    undefined,
    ['1.1', '5.0'],
  ),
  service('as', 'Auto Scaling', 'AS', 'Compute', 'project', ['1.1']),
  service('asm', 'Application Service Mesh', 'ASM', 'Containers', 'project', ['1.1']),
  service('bcc', 'Business Cost Center', 'BCC', 'Business Applications', undefined, ['5.0']),
  service('bms', 'Bare Metal Server', 'BMS', 'Compute', 'project', ['1.1', '5.0']),
  service('bss', 'Business Support System', 'BSS', 'Business Applications', undefined, ['1.1']),
  service('cbh', 'Cloud Bastion Host', 'CBH', 'Security & Compliance', 'project', ['5.0']),
  service('cbr', 'Cloud Backup and Recovery', 'CBR', 'Storage', 'project', ['1.1', '5.0']),
  service('cc', 'Cloud Connect', 'CC', 'Networking', undefined, ['5.0']),
  service('cce', 'Cloud Container Engine', 'CCE', 'Containers', 'project', ['1.1', '5.0']),
  service('cci', 'Cloud Container Instance', 'CCI', 'Containers', 'project', ['1.1', '5.0']),
  service('cdm', 'Cloud Data Migration', 'CDM', 'Analytics', 'project', ['1.1']),
  service('cdn', 'Content Delivery Network', 'CDN', 'Content Delivery & Edge Computing', 'global', [
    '1.1',
    '5.0',
  ]),
  service('ces', 'Cloud Eye', 'CES', 'Management & Governance', 'project', ['1.1', '5.0']),
  service('cfw', 'Cloud Firewall', 'CFW', 'Security & Compliance', undefined, ['5.0']),
  service('cgs', 'Container Guard Service', 'CGS', 'Containers', 'project', ['1.1']),
  service(
    'coc',
    'Cloud Operations Center',
    'COC',
    'Management & Governance',
    'global',
    ['1.1', '5.0'],
    true,
  ),
  service('cse', 'Cloud Service Engine', 'CSE', 'Middleware', undefined, ['5.0']),
  service('csms', 'Cloud Secret Management Service', 'CSMS', 'Security & Compliance', undefined, [
    '1.1',
    '5.0',
  ]),
  service('css', 'Cloud Search Service', 'CSS', 'Analytics', 'project', ['1.1']),
  service('cts', 'Cloud Trace Service', 'CTS', 'Management & Governance', 'project', [
    '1.1',
    '5.0',
  ]),
  service('das', 'Data Admin Service', 'DAS', 'Databases', 'project', ['1.1']),
  service('dataartsfabric', 'DataArts Fabric', 'DataArtsFabric', 'Analytics', undefined, ['5.0']),
  service('dcaas', 'Direct Connect', 'DC', 'Networking', 'project', ['1.1', '5.0']),
  service('dcs', 'Distributed Cache Service', 'DCS', 'Databases', 'project', ['1.1', '5.0']),
  service('ddm', 'Distributed Database Middleware', 'DDM', 'Databases', 'project', ['1.1']),
  service('dds', 'Document Database Service', 'DDS', 'Databases', 'project', ['1.1']),
  service('deh', 'Dedicated Host', 'DEH', 'Compute', 'project', ['1.1']),
  service('dis', 'Data Ingestion Service', 'DIS', 'Analytics', 'project', ['1.1']),
  service('dli', 'Data Lake Insight', 'DLI', 'Analytics', 'project', ['1.1', '5.0'], true),
  service('dms', 'Distributed Message Service', 'DMS', 'Middleware', 'project', ['1.1'], true),
  service('dns', 'Domain Name Service', 'DNS', 'Networking', undefined, ['1.1', '5.0']),
  service('drs', 'Data Replication Service', 'DRS', 'Databases', 'project', ['1.1']),
  service('dss', 'Dedicated Distributed Storage Service', 'DSS', 'Storage', 'project', ['1.1']),
  service('dws', 'Data Warehouse Service', 'DWS', 'Analytics', 'project', ['1.1', '5.0'], true),
  service('ec', 'Enterprise Connect', 'EC', 'Networking', undefined, ['5.0']),
  service('ecs', 'Elastic Cloud Server', 'ECS', 'Compute', 'project', ['1.1', '5.0'], true),
  service('edgesec', 'EdgeSec', 'EdgeSec', 'Security & Compliance', undefined, ['5.0']),
  service('eip', 'Elastic IP', 'EIP', 'Networking', 'project', ['1.1', '5.0']),
  service('elb', 'Elastic Load Balance', 'ELB', 'Networking', 'project', ['1.1', '5.0']),
  service(
    'eps',
    'Enterprise Project Management Service',
    'EPS',
    'Management & Governance',
    'global',
    ['1.1', '5.0'],
  ),
  service('er', 'Enterprise Router', 'ER', 'Networking', 'project', ['1.1', '5.0']),
  service('evs', 'Elastic Volume Service', 'EVS', 'Storage', 'project', ['1.1', '5.0']),
  service('flexusl', 'FlexusL', 'FlexusL', 'Compute', 'global', ['1.1', '5.0'], true),
  service('functiongraph', 'FunctionGraph', 'FunctionGraph', 'Compute', 'project', ['1.1'], true),
  service('ga', 'Global Accelerator', 'GA', 'Networking', 'global', ['1.1', '5.0']),
  service('gaussdb', 'GaussDB', 'GaussDB', 'Databases', 'project', ['1.1']),
  service('ges', 'Graph Engine Service', 'GES', 'Analytics', 'project', ['1.1'], true),
  service('hilens', 'HiLens', 'HiLens', 'Artificial Intelligence', undefined, ['1.1']),
  service('hss', 'Host Security Service', 'HSS', 'Security & Compliance', 'project', [
    '1.1',
    '5.0',
  ]),
  service('iam', 'Identity and Access Management', 'IAM', 'Management & Governance', 'global', [
    '1.1',
    '5.0',
  ]),
  service(
    'identitycenter',
    'IAM Identity Center',
    'IAM Identity Center',
    'Management & Governance',
    undefined,
    ['5.0'],
  ),
  service(
    'ief',
    'Intelligent EdgeFabric',
    'IEF',
    'Content Delivery & Edge Computing',
    'project',
    ['1.1', '5.0'],
    true,
  ),
  service('ims', 'Image Management Service', 'IMS', 'Compute', 'project', ['1.1', '5.0']),
  service(
    'kms',
    'Key Management Service',
    'KMS',
    'Security & Compliance',
    'project',
    ['1.1', '5.0'],
    true,
  ),
  service('kps', 'Key Pair Service', 'KPS', 'Security & Compliance', 'project', ['1.1', '5.0']),
  service('lakeformation', 'LakeFormation', 'LakeFormation', 'Analytics', undefined, [
    '1.1',
    '5.0',
  ]),
  service('lts', 'Log Tank Service', 'LTS', 'Management & Governance', 'project', ['1.1', '5.0']),
  service('modelarts', 'ModelArts', 'ModelArts', 'Artificial Intelligence', 'project', [
    '1.1',
    '5.0',
  ]),
  service('mrs', 'MapReduce Service', 'MRS', 'Analytics', 'project', ['1.1']),
  service('nat', 'NAT Gateway', 'NAT', 'Networking', 'project', ['1.1', '5.0']),
  service('nosql', 'GeminiDB', 'GeminiDB', 'Databases', 'project', ['1.1']),
  service('obs', 'Object Storage Service', 'OBS', 'Storage', 'global', ['1.1', '5.0'], true),
  service('oms', 'Object Storage Migration Service', 'OMS', 'Storage', undefined, ['5.0']),
  service('organizations', 'Organizations', 'Organizations', 'Management & Governance', 'global', [
    '1.1',
    '5.0',
  ]),
  service('pca', 'Private Certificate Authority', 'PCA', 'Security & Compliance', undefined, [
    '1.1',
  ]),
  service('ram', 'Resource Access Manager', 'RAM', 'Management & Governance', 'global', [
    '1.1',
    '5.0',
  ]),
  service('rds', 'Relational Database Service', 'RDS', 'Databases', 'project', ['1.1', '5.0']),
  service('rf', 'Resource Formation Service', 'RF', 'Management & Governance', 'project', [
    '1.1',
    '5.0',
  ]),
  service('rgc', 'Resource Governance Center', 'RGC', 'Management & Governance', undefined, [
    '5.0',
  ]),
  service('rms', 'Config', 'RMS', 'Management & Governance', 'global', ['1.1', '5.0']),
  service('scm', 'SSL Certificate Manager', 'SCM', 'Security & Compliance', undefined, ['1.1']),
  service('secmaster', 'SecMaster', 'SecMaster', 'Security & Compliance', undefined, ['5.0']),
  service('servicestage', 'ServiceStage', 'ServiceStage', 'Middleware', 'project', ['1.1']),
  service('sfs', 'Scalable File Service', 'SFS', 'Storage', 'project', ['1.1', '5.0']),
  service('sfsturbo', 'SFS Turbo', 'SFS Turbo', 'Storage', 'project', ['1.1', '5.0']),
  service('smn', 'Simple Message Notification', 'SMN', 'Management & Governance', 'project', [
    '1.1',
    '5.0',
  ]),
  service('sms', 'Server Migration Service', 'SMS', 'Storage', 'global', ['1.1', '5.0']),
  service('sts', 'Security Token Service', 'STS', 'Management & Governance', 'global', ['5.0']),
  service('swr', 'SoftWare Repository for Container', 'SWR', 'Containers', 'project', [
    '1.1',
    '5.0',
  ]),
  service('tms', 'Tag Management Service', 'TMS', 'Management & Governance', 'global', [
    '1.1',
    '5.0',
  ]),
  service('ucs', 'Ubiquitous Cloud Native Service', 'UCS', 'Containers', 'global', ['1.1', '5.0']),
  service('vod', 'Video on Demand', 'VOD', 'Business Applications', 'project', ['1.1']),
  service('vpc', 'Virtual Private Cloud', 'VPC', 'Networking', 'project', ['1.1', '5.0']),
  service('vpcep', 'VPC Endpoint', 'VPCEP', 'Networking', 'project', ['1.1', '5.0']),
  service('vpn', 'Virtual Private Network', 'VPN', 'Networking', 'project', ['1.1', '5.0']),
  service('waf', 'Web Application Firewall', 'WAF', 'Security & Compliance', 'project', ['1.1']),
  service('workspace', 'Workspace', 'Workspace', 'Business Applications', undefined, ['5.0']),
];

const byCode: ReadonlyMap<string, ServiceInfo> = new Map(services.map((info) => [info.code, info]));

/**
 * The service with this code, compared without case; undefined if the catalogue does not have it.
 */
export const findService = (code: string): ServiceInfo | undefined =>
  byCode.get(code.toLowerCase());

/** The service an action belongs to; undefined for unknown services and for `*`. */
export const serviceOfAction = (action: string): ServiceInfo | undefined =>
  findService(action.split(':', 1)[0] ?? '');

/**
 * A service as the token's catalogue and `GET /v3/services` name it. `path` stands behind the
 * address of this backend.
 */
export type CatalogueService = {
  readonly name: string;
  readonly type: string;
  readonly path: string;
};

/**
 * Services this backend answers for. Their types follow the public catalogue where it is known; the
 * prefixes are ours.
 */
export const catalogueServices: readonly CatalogueService[] = [
  { name: 'keystone', type: 'identity', path: '/v3' },
  { name: 'iam', type: 'iam', path: '/v3.0' },
  { name: 'eps', type: 'eps', path: '/eps/v1.0' },
  { name: 'ecs', type: 'ecs', path: '/ecs/v1' },
  { name: 'coc', type: 'coc', path: '/coc/v1' },
  { name: 'ucs', type: 'ucs', path: '/ucs/v1' },
  { name: 'flexusl', type: 'flexusl', path: '/flexusl/v1' },
  { name: 'organizations', type: 'organizations', path: '/organizations' },
];

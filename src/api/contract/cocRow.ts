/** A call of the service; COC is global, judged without a project. */
export const service = { judgedIn: 'global', family: 'service' } as const;

/**
 * The COC agency calls and operations that docs/sources/flexusl-self-service.md names; paths after
 * the public COC SDK where it has them, else ours.
 */
export const seed = 'docs/sources/flexusl-self-service.md; paths ours after the public COC SDK';

/** The published operations. */
export const sdk = 'https://support.huaweicloud.com/api-coc/coc_api_06_002.html';

/** No published call: the console's own. */
export const ours = 'ours';

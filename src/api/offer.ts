/** The part of the API that a path belongs to: `/v3.0/OS-ROLE`, `/coc/v1`; `/v5` is one. */
export const partOf = (path: string): string =>
  path.startsWith('/v5/') ? '/v5' : path.split('/').slice(0, 3).join('/');

let offers = (_path: string): boolean => true;

/**
 * Whether the service that this console talks to has what lies at a path of the API. Always so at a
 * backend of this project; at another one what it was found to lack is not offered.
 */
export const isOffered = (path: string): boolean => offers(path);

/** Whether there is a rehearsal around the calls: scenarios, stories, a clock, a history, analysis. */
export const isRehearsal = (): boolean => isOffered('/console/v1');

/**
 * Whether the service has Keystone's own fields and scopes only: no times, access types, contacts or
 * counts of users and groups, no regions behind projects, and roles without a content.
 */
export const isPlainKeystone = (): boolean => !isOffered('/v3.0/OS-USER');

/** Says what the service has. Called by the entry point before anything is rendered, and by tests. */
export function limitOffer(test: (path: string) => boolean): void {
  offers = test;
}

/** Why a control for something else stays and does nothing. */
export const notOffered = 'The connected service does not have this.';

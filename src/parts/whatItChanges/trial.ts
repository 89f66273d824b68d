import type { Args, Result } from '#src/api/endpoint/endpoint.ts';
import type { AppContract } from '#src/api/contract/index.ts';

/** A change that has not been made, as the preview takes it. */
export type TrialCall = Args<AppContract['changePreview']>['body']['calls'][number];
/** What changes would change. */
export type Preview = Result<AppContract['changePreview']>;
export type EffectRow = Preview['gained'][number];

type Sent = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: TrialCall['query'];
  readonly body?: unknown;
};
type Call<A> = ((args: A) => Promise<unknown>) & { readonly endpoint: string };

/** The call with what it would be sent with, to be tried instead of sent. */
export function trialOf<A extends Sent>(call: Call<A>, args: A): TrialCall {
  const { params, query, body } = args;
  return {
    call: call.endpoint,
    ...(params && { params: { ...params } }),
    ...(query && { query }),
    ...(body !== undefined && { body }),
  };
}

import type { Args, Result } from '#src/api/endpoint/endpoint.ts';
import type { AppContract } from '#src/api/contract/index.ts';

/** A change that has not been made, as the preview takes it. */
export type TrialCall = Args<AppContract['changePreview']>['body']['calls'][number];
/** What changes would change. */
export type Preview = Result<AppContract['changePreview']>;
export type EffectRow = Preview['gained'][number];

/** A documented call with what it is sent with: made, or only tried. */
export type Planned = {
  readonly send: () => Promise<unknown>;
  readonly trial: () => TrialCall;
};

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

/** A call that can be made, or tried before. */
export function planned<A extends Sent>(call: Call<A>, args: A): Planned {
  return { send: () => call(args), trial: () => trialOf(call, args) };
}

import type { ReactNode } from 'react';

/** A component of `src/ui` with everything it can look like; the keys name the states. */
export type Specimen = {
  readonly component: string;
  readonly states: Readonly<Record<string, ReactNode>>;
};

/** Specimens that belong together: one section of the page and one screenshot. */
export type Group = { readonly title: string; readonly specimens: readonly Specimen[] };

/** For controls that are looked at and not used. */
export const nothing = (): void => undefined;

/** A job that does not end while somebody looks. */
export const endless = (): Promise<void> => new Promise(nothing);

/** Why the controls of the page are refused, where they are. */
export const refusal = 'You need iam:users:deleteUser to do this.';

/** A failure and a refusal, as the application puts them into words. */
export const fault = { title: 'The name is taken.', lines: ['Choose another name.'] } as const;
export const denied = {
  title: 'You have no permission to list users.',
  lines: ['Missing: iam:users:listUsers'],
  refused: true,
  link: { label: 'Why was this refused?', to: '/decisions/1' },
} as const;

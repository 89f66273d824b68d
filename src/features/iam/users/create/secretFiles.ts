import type { Outcome } from './runCreation.ts';

/** A file of secrets that can be had only while the finish page is open. */
export type SecretFile = {
  readonly kind: 'keys' | 'passwords';
  /** What it holds, as a sentence says it. */
  readonly what: string;
  readonly label: string;
  readonly fileName: string;
  /** Header and one row per user. */
  readonly rows: readonly (readonly string[])[];
};

/**
 * The files that what became of the users leaves to be downloaded: access keys, then generated
 * passwords (docs/sources/console.md#3-2).
 */
export function secretFilesOf(outcomes: readonly Outcome[]): readonly SecretFile[] {
  const created = outcomes.filter((outcome) => outcome.state === 'created');
  const keys = created.flatMap(({ draft, key }) =>
    key === undefined ? [] : [[draft.name, key.access, key.secret]],
  );
  const passwords = created.flatMap(({ draft, password }) =>
    password === undefined ? [] : [[draft.name, password]],
  );
  const files: readonly SecretFile[] = [
    {
      kind: 'keys',
      what: 'secret access keys',
      label: 'Download Access Key',
      fileName: 'credentials.csv',
      rows: [['User Name', 'Access Key Id', 'Secret Access Key'], ...keys],
    },
    {
      kind: 'passwords',
      what: 'generated passwords',
      label: 'Download Password',
      fileName: 'passwords.csv',
      rows: [['User Name', 'Password'], ...passwords],
    },
  ];
  return files.filter(({ rows }) => rows.length > 1);
}

/**
 * "Secret access keys and generated passwords", to begin a sentence with. Takes at least one file.
 */
export function namesOf(files: readonly SecretFile[]): string {
  const names = files.map(({ what }) => what).join(' and ');
  return `${names.slice(0, 1).toUpperCase()}${names.slice(1)}`;
}

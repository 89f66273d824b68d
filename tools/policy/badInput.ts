type Writer = (text: string) => void;

/**
 * A command that was used wrongly, or an input that cannot be read. `place`: `line:column`, a path
 * in the document, or null.
 */
export class BadInput extends Error {
  override readonly name = 'BadInput';
  readonly code: string;
  readonly file: string | null;
  readonly place: string | null;

  constructor(code: string, message: string, file: string | null, place: string | null) {
    super(message);
    this.code = code;
    this.file = file;
    this.place = place;
  }
}

/** The command line itself is wrong. */
export const badUse = (message: string): BadInput => new BadInput('BAD_USE', message, null, null);

/**
 * Tells what was wrong: one object on standard output for programs, else a line for people.
 * @returns the exit code
 */
export function failure(
  { code, message, file, place }: BadInput,
  json: boolean,
  usage: string,
  write: Writer,
  complain: Writer,
): 2 {
  if (json) write(`${JSON.stringify({ error: { code, message, file, place } }, null, 2)}\n`);
  else
    complain(
      `${[file, place]
        .filter((part) => part !== null)
        .map((part) => `${part}: `)
        .join('')}${message}\n${code === 'BAD_USE' ? `${usage}\n` : ''}`,
    );
  return 2;
}

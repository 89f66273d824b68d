/** What a password must not resemble. */
export type PasswordOwner = {
  readonly name: string;
  readonly email?: string;
  readonly mobile?: string;
};

/**
 * What an account asks of passwords. `repeated` is how often one character may follow itself;
 * 0 sets no bound.
 */
export type PasswordRules = {
  readonly minimumLength: number;
  readonly kinds: number;
  readonly repeated: number;
  readonly notUsername: boolean;
};

/**
 * What is asked while the account has set nothing else. Sources: docs/sources/console.md#3-2 and
 * docs/sources/console.md#12.
 */
export const defaultPasswordRules: PasswordRules = {
  minimumLength: 8,
  kinds: 2,
  repeated: 0,
  notUsername: true,
};

/** No account allows more characters. */
export const longestPassword = 32;

const kindsInWords = ['none', 'one', 'two', 'three', 'four'] as const;
/** A number of kinds of characters in words, as the rules say it. */
export const kindsText = (kinds: number): string =>
  `${kindsInWords[kinds] ?? String(kinds)} of: uppercase letters, lowercase letters, digits, special characters`;

const classes: readonly RegExp[] = [/[A-Z]/, /[a-z]/, /\d/, /[^A-Za-z\d\s]/];

/** Every choice of `count` of some texts, each joined. */
const choicesOf = (texts: readonly string[], count: number): readonly string[] =>
  count === 0
    ? ['']
    : texts.flatMap((text, index) =>
        choicesOf(texts.slice(index + 1), count - 1).map((rest) => `${text}${rest}`),
      );

/**
 * The rules about length, kinds and repeated characters as the source of a regular expression, the
 * form in which clients read them.
 */
export function passwordRegex({ minimumLength, kinds, repeated }: PasswordRules): string {
  const mixes = choicesOf(
    classes.map(({ source }) => `(?=.*${source})`),
    kinds,
  );
  const runs = repeated > 0 ? `(?!.*(.)\\1{${repeated}})` : '';
  return `^${runs}(?:${mixes.join('|')})\\S{${minimumLength},${longestPassword}}$`;
}

/** The longest run of one character. */
const longestRun = (text: string): number =>
  Math.max(0, ...(text.match(/(.)\1*/gsu) ?? []).map((run) => [...run].length));

/**
 * The first rule that a password breaks, or undefined. By default: 8-32 characters without blanks,
 * at least two of upper case, lower case, digits and special characters, neither the user name nor
 * its reverse, containing neither email address nor mobile number. Source:
 * docs/sources/console.md#3-2.
 */
export function passwordProblem(
  password: string,
  owner: PasswordOwner,
  rules: PasswordRules = defaultPasswordRules,
): string | undefined {
  if (password === '') return 'Enter a password.';
  if (password.length < rules.minimumLength || password.length > longestPassword)
    return `Use ${rules.minimumLength} to ${longestPassword} characters.`;
  if (/\s/.test(password)) return 'Spaces are not allowed.';
  if (classes.filter((part) => part.test(password)).length < rules.kinds)
    return `Use at least ${kindsText(rules.kinds)}.`;
  if (rules.repeated > 0 && longestRun(password) > rules.repeated)
    return `Use no character more than ${rules.repeated} times in a row.`;
  const lower = password.toLowerCase();
  const name = owner.name.toLowerCase();
  if (
    rules.notUsername &&
    name !== '' &&
    (lower === name || lower === name.split('').toReversed().join(''))
  )
    return 'Must not be the username or the username reversed.';
  for (const part of [owner.email, owner.mobile]) {
    if (part !== undefined && part !== '' && lower.includes(part.toLowerCase()))
      return 'Must not contain the email address or mobile number.';
  }
  return undefined;
}

/**
 * How strong a password looks. Levels as in the user's details (Low, Middle, High); the
 * thresholds are ours.
 */
export function passwordStrength(password: string): 'Low' | 'Middle' | 'High' {
  const used = classes.filter((part) => part.test(password)).length;
  if (password.length >= 12 && used >= 3) return 'High';
  return password.length >= 8 && used >= 2 ? 'Middle' : 'Low';
}

const upper = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const lowerCase = 'abcdefghijkmnpqrstuvwxyz';
const digits = '23456789';
const special = '!@-_=+?.';
const pool = upper + lowerCase + digits + special;

/**
 * A password of 16 characters holding all four classes, without look-alikes. The first is a letter:
 * a file of passwords may be opened in a spreadsheet, which takes `-`, `=`, `+` and `@` for the
 * start of a formula. `random` answers a number in [0, 1).
 */
export function generatePassword(random: () => number): string {
  const pick = (from: string): string => from.charAt(Math.floor(random() * from.length));
  const characters = [
    pick(upper),
    pick(lowerCase),
    pick(digits),
    pick(special),
    ...Array.from({ length: 12 }, () => pick(pool)),
  ];
  for (let index = characters.length - 1; index > 1; index -= 1) {
    const other = 1 + Math.floor(random() * index);
    const kept = characters[index] ?? '';
    characters[index] = characters[other] ?? '';
    characters[other] = kept;
  }
  return characters.join('');
}

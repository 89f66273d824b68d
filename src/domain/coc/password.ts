/** One rule for the password of an instance and whether a text keeps it. */
export type PasswordCheck = {
  readonly id: 'length' | 'characters' | 'classes' | 'name';
  readonly rule: string;
  readonly kept: boolean;
};

const special = '!@$%^-_=+[{()}]:,./?~#*';
const classes = [/[A-Z]/, /[a-z]/, /[0-9]/, /[!@$%^\-_=+[{()}\]:,./?~#*]/];

/**
 * Rules for the password of a FlexusL instance, as the ECS console has them for Linux servers: 8 to
 * 26 characters, three of four classes, not the user name or its reverse. Source: public ECS
 * documentation on resetting a password; order and words ours.
 */
export function checkInstancePassword(
  password: string,
  userName: string,
): readonly PasswordCheck[] {
  const lower = password.toLowerCase();
  const name = userName.toLowerCase();
  const reversed = name.split('').reverse().join('');
  const used = classes.filter((one) => one.test(password)).length;
  return [
    {
      id: 'length',
      rule: '8 to 26 characters',
      kept: password.length >= 8 && password.length <= 26,
    },
    {
      id: 'characters',
      rule: `Only letters, digits and ${special}`,
      kept: password !== '' && /^[A-Za-z0-9!@$%^\-_=+[{()}\]:,./?~#*]*$/.test(password),
    },
    {
      id: 'classes',
      rule: 'At least three of: upper-case letters, lower-case letters, digits, special characters',
      kept: used >= 3,
    },
    {
      id: 'name',
      rule: `Not ${userName} or its reverse, also as a part`,
      kept: password !== '' && !lower.includes(name) && !lower.includes(reversed),
    },
  ];
}

/** Whether every rule is kept. */
export const isInstancePassword = (password: string, userName: string): boolean =>
  checkInstancePassword(password, userName).every((check) => check.kept);

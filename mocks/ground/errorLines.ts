/** One refusal: what it answers, and its code in the v5 family where that differs. */
export type Line = {
  readonly status: number;
  readonly code: string;
  readonly pap5?: string;
  readonly message: string;
};
const line = (status: number, code: string, message: string, pap5?: string): Line => ({
  status,
  code,
  message,
  ...(pap5 === undefined ? {} : { pap5 }),
});

/**
 * Every refusal of the old IAM with status, code and documented wording (docs/sources/errors.md#3
 * to docs/sources/errors.md#6). Lines marked ours stand in no source. Where no documented code
 * means what a line says, its code is ours: `CONSOLE.…`, in every family; a documented code with
 * another meaning would mislead a client that reads it.
 */
export const errorLines = {
  unauthenticated: line(
    401,
    'IAM.0001',
    'The request you have made requires authentication.',
    'PAP5.0040',
  ),
  wrongPassword: line(401, 'IAM.0062', 'Incorrect password.'),
  accountLocked: line(401, 'IAM.0061', 'Account locked.'),
  disabledUser: line(401, 'IAM.0080', 'The user is disabled.'), // wording ours
  // wording ours
  dormantUser: line(
    401,
    'IAM.0080',
    'The user is disabled: nobody signed in for more than {days} days.',
  ),
  codeRequired: line(401, 'CONSOLE.0008', 'A code of the MFA device is required.'), // ours
  // ours
  sessionIdle: line(
    401,
    'CONSOLE.0009',
    'The session has ended: nothing was done for {minutes} minutes.',
  ),
  wrongCode: line(400, 'CONSOLE.0010', 'The code is not right.'), // ours
  proofLocked: line(
    403,
    'CONSOLE.0022',
    'Account locked. Nothing can be proved until it is unlocked.',
  ), // ours
  noDevice: line(
    403,
    'CONSOLE.0016',
    'No MFA device of {who} is bound that could prove it: bind one first.',
  ), // ours
  // ours
  verificationRequired: line(
    403,
    'CONSOLE.0011',
    'This is a critical operation: {who} has to prove it by a code of an MFA device first.',
  ),
  // ours
  addressRefused: line(
    403,
    'CONSOLE.0012',
    'The access control list of the account keeps {address} from {channel}.',
  ),
  passwordExpired: line(403, 'CONSOLE.0013', 'The password has expired. Set a new one first.'), // ours
  // ours
  projectSuspended: line(403, 'CONSOLE.0014', 'The project {name} is suspended.'),
  tokensOff: line(403, 'CONSOLE.0015', 'The account gives clients no tokens.'), // ours
  selfManaged: line(
    403,
    'IAM.0002',
    'Users of this account do not change their {what} themselves.',
  ), // ours
  notAuthorized: line(
    403,
    'IAM.0002',
    'You are not authorized to perform the requested action.',
    'PAP5.0001',
  ),
  missingAction: line(
    403,
    'IAM.0003',
    "Policy doesn't allow {action} to be performed.",
    'PAP5.0001',
  ),
  notFound: line(404, 'IAM.0004', 'Could not find {target}: {id}.', 'PAP5.0012'),
  trustDomainNotFound: line(404, 'IAM.0004', 'TrustDomainNotFound'),
  noSuchPath: line(404, 'IAM.0004', 'Could not find path: {path}.', 'PAP5.0012'), // ours
  // ours
  methodNotAllowed: line(405, 'CONSOLE.0405', 'The method {method} is not supported at this path.'),
  duplicate: line(
    409,
    'IAM.0005',
    'Conflict occurred attempting to store {target} - Duplicate entry found with name {name}.',
  ),
  // ours
  stillUsed: line(409, 'IAM.0005', 'Conflict occurred attempting to delete {target}: {reason}.'),
  busy: line(409, 'IAM.0005', 'The world changed while the call was running. Try again.'), // ours
  // ours
  stale: line(
    409,
    'CONSOLE.0007',
    'It has been changed since it was read. Nothing was changed. Read it again.',
  ),
  // ours
  predefined: line(403, 'IAM.0002', 'The {target} {name} is predefined and cannot be {what}.'),
  passwordTooYoung: line(
    403,
    'IAM.0002',
    'The password was set less than {minutes} minutes ago and cannot be changed yet.',
    'PAP5.0021',
  ), // ours
  passwordsKept: line(
    403,
    'IAM.0002',
    'Users of this account do not change their passwords themselves.',
    'PAP5.0022',
  ), // ours
  invalidParameter: line(400, 'IAM.0007', 'Request parameter {key} is invalid.'),
  invalidBody: line(400, 'IAM.0011', 'Request body is invalid.'),
  contentType: line(
    400,
    'IAM.0011',
    'Request body is invalid: Content-Type must be application/json.',
  ), // ours: the seeds only say it is mandatory
  repeatedMember: line(
    400,
    'IAM.0011',
    'Request body is invalid: the member {key} stands twice in one object.',
  ), // ours: the sources only say that it is invalid
  byteOrderMark: line(
    400,
    'IAM.0011',
    'Request body is invalid: a byte order mark before the document.',
  ), // ours
  required: line(400, 'IAM.0072', "'{key}' is a required property"),
  invalidField: line(400, 'IAM.0073', "Invalid input for field '{key}'. The value is '{value}'."),
  illegalRequest: line(400, 'IAM.0011', 'Illegal request'),
  tooLarge: line(413, 'IAM.1101', 'The request body is larger than {size} bytes.'), // wording ours
  // wording ours
  pagePair: line(400, 'IAM.0007', 'Request parameters page and per_page must be given together.'),
  notImplemented: line(501, 'CONSOLE.0501', '{operation} is not implemented.'), // ours
  throttled: line(
    429,
    'IAM.0012',
    'The throttling threshold has been reached. Threshold: {count} times per {seconds} seconds',
  ),
  unexpected: line(
    500,
    'IAM.0006',
    'An unexpected error prevented the server from fulfilling your request.',
  ),
  storageFull: line(
    507,
    'CONSOLE.0001',
    'There is no room left to store this change. Nothing was changed. Free some space or reset a workspace.',
  ), // ours
  // ours
  storeGone: line(503, 'CONSOLE.0005', 'The saved world is gone: nothing can be stored any more.'),
  undoOff: line(403, 'CONSOLE.0004', 'Undoing is switched off here.'), // ours
  quotaAgencies: line(403, 'CONSOLE.0006', 'The number of agencies has reached the maximum.'),
  quotaGroups: line(
    403,
    'CONSOLE.0006',
    'The number of user groups has reached the maximum of {quota}.',
  ), // wording ours
  quotaPolicies: line(
    403,
    'CONSOLE.0006',
    'The number of custom policies has reached the maximum of {quota}.',
  ), // wording ours
  quotaGrants: line(
    403,
    'CONSOLE.0006',
    'The number of permissions of this {target} has reached the maximum of {quota}.',
  ), // wording ours
  quotaMemberships: line(
    403,
    'CONSOLE.0006',
    'The user belongs to {quota} user groups, the maximum.',
  ), // wording ours
  quotaProjects: line(
    403,
    'CONSOLE.0006',
    'The number of projects has reached the maximum of {quota}.',
  ), // wording ours
  // wording ours
  quotaCredentials: line(400, 'CONSOLE.0006', 'The user has {quota} access keys, the maximum.'),
  quotaMfaDevices: line(400, 'CONSOLE.0006', 'The user has a virtual MFA device already.'), // ours
  invalidName: line(400, 'IAM.0007', 'The {target} name is invalid. {reason}'), // wording ours
  invalidDescription: line(400, 'IAM.0007', 'The description is invalid. {reason}'), // wording ours
  wrongLevel: line(
    403,
    'IAM.0002',
    'The permission {name} of type {type} cannot be granted on {scope}.',
  ), // ours
  agencyForbidden: line(403, 'IAM.0002', '{reason}'), // the rule is documented, its error is not
  role1000: line(400, 'IAM.1000', 'The role must be a JSON object.'),
  role1001: line(400, 'IAM.1001', 'The display name must be a string and cannot be left blank.'),
  role1004: line(400, 'IAM.1004', 'The type must be a string and cannot be left blank.'),
  role1018: line(400, 'IAM.1018', 'The description is invalid.'),
  role1019: line(400, 'IAM.1019', 'The description_cn is invalid.'),
  role1020: line(400, 'IAM.1020', 'The policy must be a JSON object.'),
  user1100: line(400, '1100', 'Mandatory parameters are not specified.'),
  user1101: line(400, '1101', 'Invalid username.'),
  user1102: line(400, '1102', 'Invalid email address.'),
  user1103: line(400, '1103', 'Incorrect password.'),
  user1104: line(400, '1104', 'Invalid mobile number.'),
  user1105: line(400, '1105', 'The value of xuser_type must be TenantIdp.'), // wording ours
  user1106: line(400, '1106', 'The country code and mobile number must be set at the same time.'),
  user1107: line(400, '1107', 'The account administrator cannot be deleted.'),
  user1108: line(400, '1108', 'The new password must be different from the old password.'),
  user1109: line(400, '1109', 'The username already exists.'),
  user1110: line(400, '1110', 'The email address has already been used.'),
  user1111: line(400, '1111', 'The mobile number has already been used.'),
  user1113: line(400, '1113', 'The xuser_id already exists.'), // wording ours
  user1115: line(400, '1115', 'The number of IAM users has reached the maximum allowed limit.'),
  user1117: line(400, '1117', 'Invalid user description.'),
  user1118: line(400, '1118', 'The password is weak.'),
  user1120: line(400, '1120', 'Invalid access_mode.'),
} as const satisfies Record<string, Line>;

/** The refusals that have a line. */
export type ErrorName = keyof typeof errorLines;

import Papa from 'papaparse';
import { isSecretName } from '../facts/secrets.ts';
import { UnreadableFile, type Reading } from '../facts/reading.ts';
import { momentOf } from '../facts/values.ts';

/** Columns by their heads, in the words of both consoles and of the file with a new key. */
const columns = {
  name: [
    'username',
    'iamusername',
    'name',
    'loginname',
    'user',
    '用户名',
    '用户名称',
    'iam用户名',
    '账号名',
  ],
  id: ['userid', 'iamuserid', 'id', '用户id', 'iam用户id'],
  description: ['description', '描述'],
  status: ['status', 'userstatus', 'enabled', '状态', '用户状态'],
  groups: ['usergroup', 'usergroups', 'group', 'groups', '用户组', '所属用户组'],
  email: ['email', 'emailaddress', '邮箱', '邮件地址'],
  phone: ['mobilenumber', 'mobile', 'phone', 'phonenumber', '手机', '手机号'],
  created: ['created', 'createdat', 'creationtime', 'createtime', 'createdon', '创建时间'],
  lastLogin: [
    'lastlogin',
    'lastsignin',
    'lastlogintime',
    'lastactivity',
    '最近一次登录时间',
    '上次登录时间',
  ],
  access: ['accesstype', 'accessmode', '访问方式'],
  key: ['accesskeyid', 'accesskey', 'ak', '访问密钥id'],
  secret: [
    'secretaccesskey',
    'secretkey',
    'sk',
    'password',
    'initialpassword',
    '密码',
    '初始密码',
    '秘密访问密钥',
  ],
  account: ['accountid', 'domainid', '账号id'],
  accountName: ['accountname', 'domainname', '账号'],
} as const;
type Column = keyof typeof columns;

const plain = (head: string): string => head.toLowerCase().replaceAll(/[\s_\-*()（）/.]/g, '');

function columnOf(head: string): Column | undefined {
  const word = plain(head);
  return (Object.keys(columns) as Column[]).find((column) =>
    (columns[column] as readonly string[]).includes(word),
  );
}

/** How consoles write that nothing is there. */
const filled = (cell: string | undefined): string | undefined => {
  const found = cell?.trim();
  return found === undefined || ['', '-', '--', 'null', 'n/a'].includes(found.toLowerCase())
    ? undefined
    : found;
};

const stateOf = (cell: string | undefined): boolean | undefined =>
  cell === undefined
    ? undefined
    : /^(enabled|normal|active|true|yes|启用|正常)$/i.test(cell)
      ? true
      : /^(disabled|inactive|false|no|停用|禁用)$/i.test(cell)
        ? false
        : undefined;

function accessOf(cell: string | undefined): 'default' | 'programmatic' | 'console' | undefined {
  if (cell === undefined) return undefined;
  const isProgram = /program|编程/i.test(cell);
  const isConsole = /console|控制台/i.test(cell);
  if (isProgram && isConsole) return 'default';
  return isProgram ? 'programmatic' : isConsole ? 'console' : undefined;
}

type Cells = { readonly [K in Column]?: string | undefined };

function readRow(
  cells: Cells,
  at: { readonly file: string; readonly place: string },
  reading: Reading,
): void {
  const { name, id } = cells;
  const user = { id, name };
  if (cells.account !== undefined)
    reading.add('account', { id: cells.account, name: cells.accountName }, at);
  if (cells.key !== undefined) {
    if (name !== undefined || id !== undefined) reading.add('user', user, at);
    reading.add('accessKey', { id: cells.key, user }, at);
    return;
  }
  reading.add(
    'user',
    {
      ...user,
      description: cells.description,
      enabled: stateOf(cells.status),
      email: cells.email,
      phone: cells.phone,
      accessMode: accessOf(cells.access),
      created: momentOf(cells.created),
      lastLogin: momentOf(cells.lastLogin),
    },
    at,
  );
  for (const group of cells.groups?.split(/[;,，；、|]/) ?? []) {
    const found = filled(group);
    if (found === undefined) continue;
    reading.add('group', { name: found }, at);
    reading.add('membership', { group: { name: found }, user }, at);
  }
}

/**
 * Reads a user list or the file with a new access key. Places are lines.
 * @throws UnreadableFile when its heads are of neither
 */
export function readCsv(given: string, file: string, reading: Reading): void {
  const text = given.startsWith('\uFEFF') ? given.slice(1) : given;
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' });
  const quotes = errors.find(({ type }) => type === 'Quotes');
  if (quotes !== undefined)
    throw new UnreadableFile('NOT_CSV', 'A quote is not closed.', `line ${(quotes.row ?? 0) + 1}`);
  const [heads = [], ...rows] = data;
  const known = heads.map(columnOf);
  if (!known.includes('name') && !known.includes('id') && !known.includes('key'))
    throw new UnreadableFile(
      'NOT_CSV',
      'No column is known here: no user name, user ID or access key ID.',
      'line 1',
    );
  rows.forEach((row, no) => {
    const at = { file, place: `line ${no + 2}` };
    row.forEach((cell, column) => {
      const isSecret = known[column] === 'secret' || isSecretName(heads[column] ?? '');
      if (isSecret && filled(cell) !== undefined) reading.secrets += 1;
    });
    const cells: Cells = Object.fromEntries(
      known.flatMap((column, index) =>
        column === undefined || column === 'secret' ? [] : [[column, filled(row[index])]],
      ),
    );
    if (cells.name === undefined && cells.id === undefined && cells.key === undefined)
      reading.leave(at, 'A line without a user.');
    else readRow(cells, at, reading);
  });
}

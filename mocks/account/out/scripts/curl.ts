import type { Call, Operand, Script } from '../calls/steps.ts';
import { idVariable, jqValue } from '../quote/jq.ts';
import { shellQuote } from '../quote/shell.ts';
import { shellScript, type Transport } from './shell.ts';

const functions = String.raw`
# send METHOD BASE ADDRESS [body]: the token goes in on standard input, so that no list of
# processes shows it.
send() {
  if [ "$1" = HEAD ]; then set -- "$1" "$2" "$3" head; fi
  status=$(
    printf 'header = "X-Auth-Token: %s"\n' "$IAM_TOKEN" |
      case \${4-} in
        body)
          curl -sS --config - -o "$work/answer" -w '%{http_code}' -X "$1" \
            -H 'Content-Type: application/json' --data-binary @"$work/body" "$2$3"
          ;;
        head) curl -sS --config - -o "$work/answer" -w '%{http_code}' --head "$2$3" ;;
        *) curl -sS --config - -o "$work/answer" -w '%{http_code}' -X "$1" "$2$3" ;;
      esac
  ) || stop 'The service cannot be reached.'
}
# look PAGING BASE ADDRESS LIST PICK
look() {
  marker=''
  page=1
  while :; do
    case $1 in
      marker) more="limit=200\${marker:+&marker=$marker}" ;;
      pages) more="page=$page&per_page=300" ;;
      *) more='' ;;
    esac
    case $3 in
      *\?*) address="$3\${more:+&$more}" ;;
      *) address="$3\${more:+?$more}" ;;
    esac
    send GET "$2" "$address"
    succeeded
    found=$(jq -r "first($4 | $5)" "$work/answer") || failed
    if [ -n "$found" ]; then
      printf '%s\n' "$found"
      return
    fi
    case $1 in
      marker) marker=$(jq -r '.page_info.next_marker // "" | @uri' "$work/answer") || failed ;;
      pages)
        page=$((page + 1))
        if [ "$(jq "[$4] | length" "$work/answer")" -ge 300 ]; then marker=more; else marker=''; fi
        ;;
    esac
    [ -n "$marker" ] || return 0
  done
}
`.replaceAll('\\$', '$');

/** A piece of an address in double quotes: ids are checked when they come, the rest is encoded. */
const part = (operand: Operand): string =>
  typeof operand === 'object' && operand !== null && 'from' in operand
    ? `$${idVariable(operand.from)}`
    : encodeURIComponent(
        typeof operand === 'object' ? JSON.stringify(operand) : String(operand),
      ).replace(/[!'()*~]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);

/** The address of a call below its service. */
function addressOf({ path, params = {}, query = {} }: Call): string {
  const below = path.replace(/\{(\w+)\}/g, (_, name: string) => part(params[name] ?? ''));
  const asked = Object.entries(query).map(([name, value]) => `${name}=${part(value)}`);
  return `"${below}${asked.length === 0 ? '' : `?${asked.join('&')}`}"`;
}

const baseOf = ({ family }: Call): string =>
  family === 'eps' ? '"$EPS_ENDPOINT"' : '"$IAM_ENDPOINT"';

const usesEnterpriseProjects = (script: Script): boolean =>
  JSON.stringify(script.steps).includes('"family":"eps"');

const transport: Transport = {
  intro: [
    'Changes of an account, as calls that curl sends. Needs curl and jq.',
    'IAM_TOKEN is a token for the account (response header X-Subject-Token of POST /v3/auth/tokens).',
  ],
  needs: (script) => [
    ['IAM_ENDPOINT', 'the address of IAM, such as https://iam.myhuaweicloud.com'],
    ...(usesEnterpriseProjects(script)
      ? ([
          [
            'EPS_ENDPOINT',
            'the address of enterprise projects, such as https://eps.myhuaweicloud.com',
          ],
        ] as const)
      : []),
    ['IAM_TOKEN', 'a token for the account'],
  ],
  functions,
  send: (call) => {
    const line = `send ${call.method} ${baseOf(call)} ${addressOf(call)}`;
    if (call.body !== undefined)
      return [`jq -n ${shellQuote(jqValue(call.body))} >"$work/body"`, `${line} body`];
    return ['POST', 'PUT', 'PATCH'].includes(call.method)
      ? [': >"$work/body"', `${line} body`]
      : [line];
  },
  look: ({ paging, call }) => `${paging} ${baseOf(call)} ${addressOf(call)}`,
};

/** The script for curl. */
export const curlScript = (script: Script): string => shellScript(script, transport);

import type { Call, Operand } from '../calls/steps.ts';
import { jqValue } from '../quote/jq.ts';
import { shellQuote } from '../quote/shell.ts';
import { shellScript, type Transport } from './shell.ts';

const functions = String.raw`
# send SERVICE OPERATION: the input lies in a file, so that nothing of it is read by the shell.
# An answer that tells of an error counts as one whatever the exit code says.
send() {
  status=200
  hcloud "$1" "$2" --cli-region="$HCLOUD_REGION" --cli-output=json \
    --cli-jsonInput="$work/input.json" >"$work/answer" 2>&1 || status=500
  if [ -s "$work/answer" ] && jq -e 'type == "object" and (has("error_code") or has("error"))' \
    "$work/answer" >/dev/null 2>&1; then
    status=500
  fi
  if [ "$status" = 500 ] && grep -qi -e '404' -e 'not.\{0,1\}found' -e 'not exist' "$work/answer"; then
    status=404
  fi
}
# look PAGING SERVICE OPERATION INPUT LIST PICK
look() {
  marker=''
  page=1
  while :; do
    case $1 in
      marker) more='.query.limit = 200 | if env.marker == "" then . else .query.marker = env.marker end' ;;
      pages) more='.query.page = (env.page | tonumber) | .query.per_page = 300' ;;
      *) more='.' ;;
    esac
    export marker page
    jq -n "$4 | $more" >"$work/input.json"
    send "$2" "$3"
    succeeded
    found=$(jq -r "first($5 | $6)" "$work/answer") || failed
    if [ -n "$found" ]; then
      printf '%s\n' "$found"
      return
    fi
    case $1 in
      marker) marker=$(jq -r '.page_info.next_marker // ""' "$work/answer") || failed ;;
      pages)
        page=$((page + 1))
        if [ "$(jq "[$5] | length" "$work/answer")" -ge 300 ]; then marker=more; else marker=''; fi
        ;;
    esac
    [ -n "$marker" ] || return 0
  done
}
`;

/** A file of parameters: each under the place of the request that it belongs to. */
function inputOf({ params, query, body }: Call): string {
  const places: { [place: string]: Operand } = {};
  if (params !== undefined && Object.keys(params).length > 0) places['path'] = { object: params };
  if (query !== undefined && Object.keys(query).length > 0) places['query'] = { object: query };
  if (body !== undefined) places['body'] = body;
  return jqValue({ object: places });
}

/** `KeystoneListUsers/v3`: the operation as the command line calls it, with its version. */
function nameOf({ family, operation }: Call): string {
  const name = `${operation.charAt(0).toUpperCase()}${operation.slice(1)}`;
  return family === 'eps' ? `EPS ${name}` : `IAM ${name}/${family}`;
}

const transport: Transport = {
  intro: [
    'Changes of an account, as calls of KooCLI (hcloud). Needs hcloud, configured for the account, and jq.',
  ],
  needs: () => [['HCLOUD_REGION', 'a region, such as ap-southeast-3']],
  functions,
  send: (call) => [
    `jq -n ${shellQuote(inputOf(call))} >"$work/input.json"`,
    `send ${nameOf(call)}`,
  ],
  look: ({ paging, call }) => `${paging} ${nameOf(call)} ${shellQuote(inputOf(call))}`,
};

/** The script for the vendor's command line (https://support.huaweicloud.com/intl/en-us/usermanual-hcli/hcli_05_12.html). */
export const cliScript = (script: Parameters<typeof shellScript>[0]): string =>
  shellScript(script, transport);

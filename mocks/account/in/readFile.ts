import { contextOf } from './answers/context.ts';
import { readAnswer } from './answers/answers.ts';
import { Reading, UnreadableFile } from './facts/reading.ts';
import { withoutSecrets } from './facts/secrets.ts';
import { isRec, own, record, type Rec } from './facts/values.ts';
import type { InputFile } from './files/unpack.ts';
import { isConfiguration, readConfiguration } from './terraform/config.ts';
import { isPlan, readPlan } from './terraform/plan.ts';
import { isStateFile, readState, readStateFile } from './terraform/state.ts';
import { readCsv } from './texts/csv.ts';
import { jsonParts } from './texts/json.ts';

/** The text of a file: UTF-8, or UTF-16 where it says so, as some shells write it. */
function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableFile('NOT_TEXT', 'This is neither text nor an archive that is read here.');
  }
}

/** One value of a file of Terraform. @returns false when it is none */
function readTerraform(value: Rec, file: string, reading: Reading): boolean {
  const values = record(value, 'values');
  if (isPlan(value)) readPlan(value, file, reading);
  else if (isStateFile(value)) readStateFile(value, file, reading);
  else if (values !== undefined && own(value, 'format_version') !== undefined)
    readState(values, file, reading);
  else if (
    own(value, 'format_version') !== undefined &&
    own(value, 'terraform_version') !== undefined
  )
    return true; // a state with nothing in it
  else if (isConfiguration(value)) readConfiguration(value, file, reading);
  else return false;
  return true;
}

function readJsonFile(text: string, file: string, reading: Reading): void {
  for (const { value, place } of jsonParts(text)) {
    if (isRec(value) && readTerraform(value, file, reading)) continue;
    const cleaned = withoutSecrets(value);
    reading.secrets += cleaned.dropped;
    readAnswer(cleaned.value, { file, place }, contextOf(file), reading);
  }
}

const noPlan =
  'Configuration in HCL is not read here. A plan of it is: terraform plan -out=plan.bin && terraform show -json plan.bin > plan.json';

/**
 * Reads one file, whatever it is of the kinds that are known here.
 * @throws UnreadableFile when nothing of it can be taken in
 */
export function readFile({ name, bytes }: InputFile): Reading {
  const reading = new Reading();
  if (/\.tf(vars)?$|\.hcl$/i.test(name)) throw new UnreadableFile('NEEDS_A_PLAN', noPlan);
  if (bytes.length === 0) throw new UnreadableFile('EMPTY', 'The file is empty.');
  const text = textOf(bytes);
  const start = text.replace(/^\uFEFF/, '').trimStart();
  if (start === '') throw new UnreadableFile('EMPTY', 'The file is empty.');
  if (/^[[{]/.test(start) || /^HTTP\/\d/.test(start)) readJsonFile(text, name, reading);
  else if (
    /\.csv$/i.test(name) ||
    /^[^\n{}<>]*(user|access key|用户|密钥)[^\n{}<>]*\r?\n/i.test(start)
  )
    readCsv(text, name, reading);
  else if (/\.json$/i.test(name)) jsonParts(text); // says where it is none
  else throw new UnreadableFile('NOT_KNOWN', 'No kind of file that is read here.');
  return reading;
}

import type { Place } from '../facts/fact.ts';
import type { Reading } from '../facts/reading.ts';
import { filled, flag, isRec, moment, numeric, own, text, type Rec } from '../facts/values.ts';

/** Who made a recorded call: an object, its JSON as text, or a bare name. */
function actorOf(value: unknown): { readonly name: string; readonly id: string } {
  if (isRec(value)) {
    const urn = filled(value, 'principal_urn', 'user_urn', 'urn') ?? '';
    return {
      name: urn === '' ? (filled(value, 'user_name', 'name') ?? '') : urn,
      id: filled(value, 'id', 'user_id', 'principal_id') ?? '',
    };
  }
  if (typeof value !== 'string') return { name: '', id: '' };
  try {
    const parsed: unknown = JSON.parse(value);
    if (isRec(parsed)) return actorOf(parsed);
  } catch {
    // a bare name is no JSON
  }
  return { name: value, id: '' };
}

/** Whether a recorded call was refused: by its status, or by how the service rated it. */
function refusedOf(trace: Rec, code: string): boolean | null {
  if (/^\d{3}$/.test(code)) return code === '401' || code === '403';
  if (/^(PAP5\.|IAM\.)?0*(40[13]|0003|0001)$/.test(code)) return true;
  const rating = text(trace, 'trace_rating')?.toLowerCase();
  return rating === 'normal' ? false : null;
}

/** Whether a record looks like one of an audit trail. */
export const isTrace = (item: Rec): boolean =>
  (own(item, 'trace_id') !== undefined || own(item, 'trace_name') !== undefined) &&
  (own(item, 'service_type') !== undefined || own(item, 'source_ip') !== undefined);

/**
 * Reads one record of an audit trail as use: who called what, when, from where, refused or not. What
 * was sent and answered is not kept. @returns false when it is no such record
 */
export function readTrace(item: Rec, at: Place, reading: Reading): boolean {
  const operation = filled(item, 'trace_name', 'operation_id');
  const service = filled(item, 'service_type', 'service');
  if (operation === undefined || service === undefined) return false;
  const { name, id } = actorOf(own(item, 'user') ?? own(item, 'user_info'));
  const code = text(item, 'code', 'error_code') ?? '';
  const status = numeric(item, 'code') === undefined ? code : String(numeric(item, 'code'));
  const time = moment(item, 'time', 'record_time') ?? 0;
  reading.add(
    'use',
    {
      id: filled(item, 'trace_id') ?? `${time}/${service}/${operation}/${at.file}/${at.place}`,
      at: time,
      service,
      operation,
      resourceType: text(item, 'resource_type') ?? '',
      resource: filled(item, 'resource_id', 'resource_name') ?? '',
      actor: name,
      actorId: id,
      address: filled(item, 'source_ip') ?? '',
      readOnly: flag(item, 'read_only') ?? null,
      refused: refusedOf(item, status),
      code: status,
    },
    at,
  );
  return true;
}

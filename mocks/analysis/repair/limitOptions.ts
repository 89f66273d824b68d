import { textDocument } from '../../identities/policyDocuments.ts';
import { agencyUrn } from '../../identities/urns.ts';
import { allowOf, nameIn } from './allowOptions.ts';
import { namesOf, type Option } from './option.ts';
import { speaksOf } from './speaksOf.ts';
import { lackingLevel, type Standing } from './standing.ts';
import { storedPolicy } from './storedPolicy.ts';
import { textOption, withOneMore } from './textOption.ts';

/** Lets a level of the organization allow it: by an SCP that it has, or by another one. */
export function scpOptions(standing: Standing): readonly Option[] {
  const { at, subject, request } = standing;
  const { tables } = at.world;
  const level = lackingLevel(subject.grants, request);
  const node = level && tables.organizationNodes.get(level.id);
  if (node === undefined) return [];
  const attached = tables.scpAttachments.by('node', node.id).map(({ scp_id }) => scp_id);
  const edited = attached.flatMap((id) => {
    const stored = storedPolicy(at.world, id, 'scp');
    const own = stored && allowOf(standing, { Version: '5.0' });
    if (stored === undefined || own === undefined) return [];
    return textOption(standing, stored, {
      kind: 'scp',
      words: `Add a statement to the service control policy “${stored.name}” of “${node.name}” that allows “${nameIn(standing, { Version: '5.0' }) ?? request.action}”.`,
      guess: 1,
      edit: (raw) => withOneMore(raw, own),
    });
  });
  const others = [...tables.scps.all()].flatMap((scp): Option[] => {
    const document = textDocument(scp, scp.document);
    if (attached.includes(scp.id) || document === undefined) return [];
    if (!speaksOf(document, 'Allow', namesOf(request))) return [];
    return [
      {
        kind: 'scp',
        target: { kind: 'scp', id: scp.id, name: scp.name },
        change: {
          words: `Attach the service control policy “${scp.name}” to “${node.name}”, where nothing allows it.`,
          policies: [{ id: scp.id, name: scp.name, store: 'scp' }],
        },
        touched: { kind: 'everybody' },
        guess: 50,
        apply: (trial) =>
          trial.put('scpAttachments', {
            id: `${node.id}/${scp.id}`,
            node_id: node.id,
            scp_id: scp.id,
          }),
      },
    ];
  });
  return [...edited, ...others];
}

/** Lets the agency that would be entered trust the asker. */
export function trustOptions(standing: Standing): readonly Option[] {
  const { at, subject, request } = standing;
  const { tables } = at.world;
  const row = [...tables.trusts.all()].find(({ id }) => {
    const agency = tables.agencies.get(id);
    return agency !== undefined && agencyUrn(tables, agency) === request.resource;
  });
  const stored = row && storedPolicy(at.world, row.id, 'trust');
  const name = nameIn(standing, { Version: '5.0' });
  if (stored === undefined || name === undefined || subject.holder.kind === 'group') return [];
  return textOption(standing, stored, {
    kind: 'trust-policy',
    words: `Let the agency “${stored.name}” trust ${subject.name}.`,
    guess: 1,
    edit: (raw) =>
      withOneMore(raw, {
        Effect: 'Allow',
        Principal: { IAM: [subject.caller.urn] },
        Action: [name],
      }),
  });
}

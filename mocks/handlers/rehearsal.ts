import { rehearsalRows } from '#src/api/contract/rehearsal.ts';
import { implement } from '../call.ts';
import { organizationLevels } from '../organizationGrants.ts';
import { contextOf } from '../requestContext.ts';
import { refuseV5 } from '../v5/errors.ts';

/** Who the caller is cannot be rehearsed by a key: that is what signing in is for. */
const fixed = /^g:(principal|userid$|username$|domain)/i;

type Values = string | readonly string[];
const wire = (value: Values): string | string[] => (typeof value === 'string' ? value : [...value]);

/** Calls that set up a rehearsal. */
export const rehearsalHandlers = implement(rehearsalRows, {
  circumstancesShow: ({ ctx: { caller, controls } }) => {
    const context = controls.context(caller);
    return {
      circumstances: Object.fromEntries(Object.entries(context.rehearsed).map(([key, value]) => [key, value === null ? null : wire(value)])),
      context: Object.fromEntries(Object.entries(contextOf(context)).map(([key, value]) => [key, wire(value)])),
    };
  },
  circumstancesSet: ({ body, ctx: { caller, controls } }) => {
    const wrong = Object.keys(body.circumstances).find((key) => fixed.test(key) || !/^[A-Za-z0-9_-]+:[\w/.@=+-]{1,128}$/.test(key));
    if (wrong !== undefined) throw refuseV5('invalidCircumstance', { key: wrong });
    return { token: controls.rehearse(caller, body.circumstances) };
  },
  organizationShow: ({ ctx: { caller, controls } }) => {
    const { tables } = controls.world();
    const levels = organizationLevels(tables, caller.account.id).map(({ id, kind, name }) => ({
      id, kind, name,
      scps: tables.scpAttachments.by('node', id).flatMap(({ scp_id }) => {
        const scp = tables.scps.get(scp_id);
        return scp ? [{ id: scp.id, name: scp.name, document: scp.document }] : [];
      }),
    }));
    return { levels };
  },
});

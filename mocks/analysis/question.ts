import type { Asked } from '#src/domain/policy/comparison/asked.ts';
import { parseAction } from '#src/domain/policy/language/actionPattern.ts';
import type { CatalogView } from '#src/domain/policy/language/catalogView.ts';
import type { AccessRequest } from '#src/domain/policy/engine/decision.ts';
import { regionContext, resourceContext } from '../judging/resourceContext.ts';
import type { ProjectRow } from '../world/tables/iam.ts';
import { NotThere, type Account } from './account.ts';
import type { Subject } from './subject.ts';

/** Where and how something is asked. */
export type Where = {
  readonly resource?: string;
  /** Name or id. */
  readonly project?: string;
  readonly enterpriseProject?: string;
  readonly region?: string;
  /** Condition keys; null: the request does not carry the key. */
  readonly context: Readonly<Record<string, string | readonly string[] | null>>;
};

/** A place that the options name, looked up. Ids. */
export type Place = { readonly projectId?: string; readonly enterpriseProjectId?: string };

function projectOf(at: Account, { project, region }: Where): ProjectRow | undefined {
  const named = project ?? region;
  if (named === undefined) return undefined;
  const { tables } = at.world;
  const found =
    tables.projects.find('name', `${at.account.id}/${named}`) ?? tables.projects.get(named);
  if (found?.domain_id !== at.account.id)
    throw new NotThere(`${at.account.name} has no project "${named}".`);
  if (region !== undefined && found.region !== region)
    throw new NotThere(`The project "${named}" lies in ${found.region}, not in ${region}.`);
  return found;
}

function enterpriseProjectOf(at: Account, named: string | undefined): string | undefined {
  if (named === undefined) return undefined;
  const { tables } = at.world;
  const found =
    tables.enterpriseProjects.find('name', `${at.account.id}/${named}`) ??
    tables.enterpriseProjects.get(`${at.account.id}/${named}`);
  if (found === undefined)
    throw new NotThere(`${at.account.name} has no enterprise project "${named}".`);
  return found.ep_id;
}

/**
 * Looks up where something is asked. A region alone means its own project, an enterprise project
 * alone some project.
 * @throws NotThere
 */
export function placeOf(at: Account, where: Where): Place {
  const projectId = projectOf(at, where)?.id;
  const enterpriseProjectId = enterpriseProjectOf(at, where.enterpriseProject);
  if (enterpriseProjectId !== undefined) return { projectId: projectId ?? '', enterpriseProjectId };
  return projectId === undefined ? {} : { projectId };
}

/** The action in the spelling that was given. @throws NotThere for what is no name of an action */
export function actionNamed(text: string | undefined): string {
  if (text === undefined || text.includes('*') || parseAction(text) === null)
    throw new NotThere(
      `"${text ?? ''}" is no action: actions have three parts, ecs:cloudServers:list.`,
    );
  return text;
}

/** What the options and the resource say about the circumstances; null: not carried. */
export function circumstancesOf(at: Account, where: Where, { projectId }: Place): Where['context'] {
  return {
    ...regionContext(at.world, projectId, at.account.id),
    ...resourceContext(at.world, where.resource, at.account.id),
    ...where.context,
  };
}

/** Puts keys above others, without case; null takes a key away. */
function over(below: AccessRequest['context'], above: Where['context']): AccessRequest['context'] {
  const names = new Set(Object.keys(above).map((key) => key.toLowerCase()));
  return {
    ...Object.fromEntries(Object.entries(below).filter(([key]) => !names.has(key.toLowerCase()))),
    ...Object.fromEntries(
      Object.entries(above).flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
    ),
  };
}

/**
 * One request, whole: what was not said about it, it does not carry, but for who asks and the time.
 * Global services are judged without a project; without a place a project-level action is judged in
 * none, so that only grants for all resources count.
 */
export function requestFor(
  at: Account,
  catalog: CatalogView,
  { caller, facts }: Pick<Subject, 'caller' | 'facts'>,
  action: string,
  where: Where,
): AccessRequest {
  const place = placeOf(at, where);
  const { projectId } = place;
  const aliases = catalog.otherNames(action);
  const isGlobal = catalog.serviceClass(parseAction(action)?.service ?? '') === 'global';
  const named = where.resource?.split(':')[2] ?? '';
  const isForeign = /^[^:]*:[^:]*:[^:*]+:/.test(where.resource ?? '') && named !== caller.accountId;
  return {
    action,
    ...(aliases.length > 0 && { aliases }),
    target:
      isGlobal || projectId === undefined
        ? { class: 'global' }
        : { class: 'project', ...place, projectId },
    ...(where.resource !== undefined && { resource: where.resource }),
    ...(isForeign && { resourceAccount: named }),
    principal: caller,
    context: over(
      { 'g:CurrentTime': new Date(at.now).toISOString(), ...facts },
      circumstancesOf(at, where, place),
    ),
  };
}

/** A question about an action that leaves open what was not said. */
export function askedFor(at: Account, catalog: CatalogView, action: string, where: Where): Asked {
  const place = placeOf(at, where);
  const serviceClass = catalog.serviceClass(parseAction(action)?.service ?? '');
  const { projectId, enterpriseProjectId } = serviceClass === 'global' ? {} : place;
  return {
    actions: [action],
    ...(where.resource !== undefined && { resource: where.resource }),
    places: [
      ...(projectId === undefined || projectId === ''
        ? []
        : [[{ kind: 'project', projectId }] as const]),
      ...(enterpriseProjectId === undefined
        ? []
        : [[{ kind: 'enterpriseProject', enterpriseProjectId }] as const]),
    ],
    context: circumstancesOf(at, where, place),
  };
}

/**
 * A question about every action; services that are judged without a project are asked about
 * whatever the place.
 */
export function askedEverything(at: Account, where: Where): Asked {
  const place = placeOf(at, where);
  const { projectId, enterpriseProjectId } = place;
  const anywhere = { kind: 'global' } as const;
  return {
    ...(where.resource !== undefined && { resource: where.resource }),
    places: [
      ...(projectId === undefined || projectId === ''
        ? []
        : [[{ kind: 'project', projectId }, anywhere] as const]),
      ...(enterpriseProjectId === undefined
        ? []
        : [[{ kind: 'enterpriseProject', enterpriseProjectId }, anywhere] as const]),
    ],
    context: circumstancesOf(at, where, place),
  };
}

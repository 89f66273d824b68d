import { describe, expect, it } from 'vitest';
import { loadServiceActions } from './serviceActions.ts';
import { services } from './services.ts';
import { createCatalogView, fullCatalogView } from './view.ts';

const coc = await loadServiceActions('coc');

describe('a view with one service loaded', () => {
  const view = createCatalogView([coc], ['ap-southeast-3', 'ap-southeast-3_dev']);

  it('knows every service by code and class', () => {
    expect(view.knowsService('ECS')).toBe(true);
    expect(view.knowsService('nosuch')).toBe(false);
    expect(view.serviceClass('coc')).toBe('global');
    expect(view.serviceClass('apm')).toBeUndefined();
    expect(view.serviceCodes()).toHaveLength(services.length);
  });

  it('knows the actions of that service only', () => {
    expect(view.hasAction('coc:instance:START')).toBe(true);
    expect(view.hasAction('coc:instance:explode')).toBe(false);
    expect(view.hasAction('ecs:cloudServers:create')).toBeUndefined();
    expect(view.actionsOf('COC')).toContain('coc:instance:start');
    expect(view.actionsOf('ecs')).toBeUndefined();
    expect(view.action('ecs:cloudServers:create')).toBeUndefined();
  });

  it('tells "takes none" from "not known"', () => {
    expect(view.action('coc:systemConfig:get')).toMatchObject({
      resourceTypes: [],
      conditionKeys: [],
    });
    expect(view.action('coc:agency:get')).toMatchObject({
      name: 'coc:agency:get',
      accessLevel: 'read',
      resourceTypes: null,
      conditionKeys: null,
    });
    expect(view.action('coc:document:create')?.resourceTypes).toEqual(['document']);
  });

  it('knows names of the other vocabulary without the file', () => {
    expect(view.otherNames('ucs:clustergroups:createFleet')).toEqual(['ucs:clustergroups:create']);
  });

  it('knows resource types and condition keys of that service', () => {
    expect(view.resourceTypes('coc')).toContain('schedule');
    expect(view.resourceTypes('ecs')).toBeUndefined();
    expect(view.conditionKey('coc:ticketscope')).toEqual({
      key: 'coc:TicketScope',
      type: 'string',
      multiValued: true,
    });
    expect(view.knowsConditionKeysOf('coc')).toBe(true);
    expect(view.knowsConditionKeysOf('obs')).toBe(false);
  });

  it('knows the regions it was given', () => {
    expect(view.knowsRegion('AP-southeast-3')).toBe(true);
    expect(view.knowsRegion('mars-1')).toBe(false);
    expect(createCatalogView([]).knowsRegion('mars-1')).toBeUndefined();
  });
});

describe('the full view', () => {
  it('knows actions of every service and no list of regions', async () => {
    const view = await fullCatalogView();
    expect(services.filter(({ code }) => view.actionsOf(code) === undefined)).toEqual([]);
    expect(view.hasAction('ecs:cloudServers:explode')).toBe(false);
    expect(view.knowsRegion('mars-1')).toBeUndefined();
    expect(view.knowsRole('Tenant Guest')).toBe(true);
    expect(view.knowsRole('Tenant Ghost')).toBe(false);
    expect(createCatalogView([]).knowsRole('Tenant Ghost')).toBeUndefined();
    expect(view.otherNames('hss:rasp:set')).toContain('hss:rasp:deleteRaspPolicy');
  });
});

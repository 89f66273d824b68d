import {
  button,
  choices,
  dialog,
  field,
  group,
  list,
  page,
  part,
  search,
  select,
  tab,
  table,
} from './name.ts';

const register = dialog('register', 'Register Cluster', {
  type: choices('Type'),
  name: field('Cluster Name'),
  location: field('Location'),
});

/** Ubiquitous Cloud Native Service. */
export const ucs = {
  ucsFleets: {
    ...list('Fleets', 'Fleets', {
      register: button('Register Cluster'),
      create: button('Create Fleet'),
      search: search('Enter a name or description.'),
    }),
    dialogs: {
      registerCluster: register,
      createFleet: dialog('create', 'Create Fleet', {
        name: field('Fleet Name'),
        description: field('Description'),
      }),
    },
  },
  ucsFleet: page(undefined, {
    basic: part('Basic Information'),
    table: table('Clusters'),
    modifyDescription: button('Modify Description'),
    chooseClusters: button('Choose Clusters'),
  }),
  ucsClusters: {
    ...list('Clusters', 'Clusters', {
      register: button('Register Cluster'),
      type: select('Type'),
      search: search('Enter a name or location.'),
    }),
    dialogs: { registerCluster: register },
  },
  ucsCluster: page(undefined, {
    basic: tab('Basic Information'),
    nodes: tab('Nodes'),
    namespaces: tab('Namespaces'),
    workloads: tab('Workloads'),
    addons: tab('Add-ons'),
  }),
  ucsImages: {
    ...list('Image Repositories', 'Images', {
      project: select('Project'),
      images: tab('Images'),
      organizations: tab('Organizations'),
      push: button('Push Image'),
      search: search('Enter a name or tag.'),
    }),
    dialogs: {
      pushImage: dialog('push', 'Push Image', {
        organization: select('Organization'),
        image: field('Image'),
        tag: field('Tag'),
      }),
    },
  },
  ucsPermissions: {
    ...list('Permissions', 'Cluster permissions', {
      add: button('Add Permission'),
      permissions: tab('Cluster Permissions'),
      groups: tab('User Groups'),
      templates: tab('Permission Templates'),
      target: select('Cluster/Fleet'),
      search: search('Enter a user or user group.'),
    }),
    dialogs: {
      addPermission: dialog('add', 'Add Permission', {
        target: select('Cluster/Fleet'),
        who: group('Who receives it'),
        type: choices('Permission Type'),
        namespaces: choices('Namespaces'),
      }),
    },
  },
  ucsPolicies: {
    ...list('Policy Center', 'Policies', {
      policies: tab('Policies'),
      targets: tab('Fleets and Clusters'),
      create: button('Create Policy'),
    }),
    dialogs: {
      createPolicy: dialog('create', 'Create Policy', {
        name: field('Name'),
        definition: select('Definition'),
        target: select('Fleet/Cluster'),
        mode: choices('Mode'),
      }),
    },
  },
  ucsTraffic: {
    ...list('Traffic Distribution', 'Traffic policies', {
      project: select('Project'),
      create: button('Create Traffic Policy'),
    }),
    dialogs: {
      createTraffic: dialog('create', 'Create Traffic Policy', {
        name: field('Name'),
        zone: select('Zone'),
        host: field('Host'),
        clusters: group('Clusters'),
      }),
    },
  },
  ucsAnalysis: {
    ...list('Container Intelligent Analysis', 'CIA instances', {
      create: button('Create Instance'),
    }),
    dialogs: { createInstance: dialog('create', 'Create Instance', { name: field('Name') }) },
  },
  ucsAddons: {
    ...list('Add-on Templates', 'Add-on templates', {
      create: button('Create Template'),
      search: search('Enter a name.'),
    }),
    dialogs: {
      createTemplate: dialog('create', 'Create Add-on Template', {
        name: field('Name'),
        version: field('Version'),
        description: field('Description'),
      }),
    },
  },
  ucsLeastPrivilege: page('Least-Privilege Permissions', {
    table: table('Least-privilege permissions'),
    function: select('Function'),
    type: select('Permission Type'),
    search: search('Enter a function or permission.'),
  }),
} as const;

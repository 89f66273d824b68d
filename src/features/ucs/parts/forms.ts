/** Names of fleets, clusters, namespaces and the like: those of Kubernetes. */
export const nameRules = {
  maxLength: { value: 63, message: 'At most 63 characters.' },
  pattern: {
    value: /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/,
    message: 'Lower-case letters, digits and hyphens; a letter or digit first and last.',
  },
} as const;

export const descriptionRules = {
  maxLength: { value: 255, message: 'At most 255 characters.' },
} as const;

/**
 * Scripts, runbooks and building blocks that come with COC. Ours: the service's own library
 * is not published.
 */

export const builtInDocuments = [
  {
    key: 'uptime',
    name: 'Show load and uptime',
    type: 'Script',
    description: 'Prints how long the server has been up and its load',
    content: 'uptime\nfree -m\ndf -h',
  },
  {
    key: 'clean',
    name: 'Clean up temporary files',
    type: 'Script',
    description: 'Deletes files under /tmp that are older than seven days',
    content: 'find /tmp -type f -mtime +7 -print\nrm -rf /tmp/cache',
  },
  {
    key: 'rolling',
    name: 'Rolling restart',
    type: 'Runbook',
    description: 'Restarts instances batch by batch and checks each batch',
    content: 'steps:\n  - atomic: restart-instance\n  - atomic: check-status\n',
  },
] as const satisfies readonly {
  key: string;
  name: string;
  type: 'Script' | 'Runbook';
  description: string;
  content: string;
}[];

export const runbookAtomics = [
  {
    id: 'restart-instance',
    name: 'Restart an instance',
    description: 'Restarts one ECS, FlexusL or RDS DB instance',
    inputs: [
      { name: 'instance_id', meaning: 'The instance' },
      { name: 'force', meaning: 'Whether to restart without shutting down first' },
    ],
    acts_with: 'ServiceAgencyForCOC',
  },
  {
    id: 'run-script',
    name: 'Run a script',
    description: 'Runs a script through UniAgent',
    inputs: [
      { name: 'document_id', meaning: 'The script' },
      { name: 'instance_ids', meaning: 'Where to run it' },
    ],
    acts_with: 'ServiceLinkedAgencyForCOC',
  },
  {
    id: 'check-status',
    name: 'Check the status',
    description: 'Waits until an instance is running',
    inputs: [
      { name: 'instance_id', meaning: 'The instance' },
      { name: 'timeout', meaning: 'Seconds to wait' },
    ],
    acts_with: 'ServiceLinkedAgencyForCOC',
  },
  {
    id: 'notify',
    name: 'Notify people',
    description: 'Sends a message to the subscribers of a channel',
    inputs: [
      { name: 'channel', meaning: 'Email, SMS, DingTalk or WeCom' },
      { name: 'text', meaning: 'The message' },
    ],
    acts_with: 'ServiceAgencyForCOC',
  },
];

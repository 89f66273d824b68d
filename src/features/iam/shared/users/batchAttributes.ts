/** What the old console changes of several users at once, under the names its dialog has. */
export const oldBatchAttributes = { status: 'Status', access: 'Access Type' } as const;

/** What the new console changes of several users at once (docs/sources/console.md#13-1). */
export const newBatchAttributes = { status: 'Status', password: 'Login Password' } as const;

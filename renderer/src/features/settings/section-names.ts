// The sections of Settings, in the order of their list; each has an address: `/settings?section=diagnostics`.

export const sections = ['general', 'procedure', 'connections', 'payload', 'diagnostics', 'support'] as const;
export type Section = (typeof sections)[number];

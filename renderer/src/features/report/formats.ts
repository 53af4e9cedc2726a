// The formats a report can be issued in, in the order shown. Labels come with their own screen.

export const reportFormats = ['pdf', 'xlsx', 'csv', 'json'] as const;
export type Format = (typeof reportFormats)[number];

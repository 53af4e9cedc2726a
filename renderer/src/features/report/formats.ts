// The formats a report can be issued in, in the order shown. Labels are made apart.

export const reportFormats = ['pdf', 'xlsx', 'csv', 'json'] as const;
export type Format = (typeof reportFormats)[number];

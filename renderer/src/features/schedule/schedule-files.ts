// Which files are offered to be chosen as a schedule; what they really are is read from their bytes.

export const scheduleFiles =
  '.csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

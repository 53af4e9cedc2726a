// The command line's outside: the machine's own clock, chance and ids, and a log on standard error.

import { pinoLog } from '../environment/pino-log.ts';
import { systemOutside, type Outside } from '../environment/outside.ts';

/** `COMMISSIONER_LOG=debug` and the like: what the program notices beside its answers; errors alone unless told. */
export const outside: Outside = systemOutside(pinoLog(process.env['COMMISSIONER_LOG'] ?? 'error'));

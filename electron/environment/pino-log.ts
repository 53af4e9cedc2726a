// The log that the shells plug in: one JSON line an entry on standard error, secrets blotted out by name.

import pino from 'pino';

import type { Log } from './log.ts';

const secret = ['password', 'token', 'secretKey', 'sessionToken', 'authorization', 'Authorization'];

/** `level`: fatal, error, warn, info, debug or silent. */
export const pinoLog = (level: string): Log =>
  pino(
    { level, base: null, redact: { paths: secret.flatMap((name) => [name, `*.${name}`]), censor: '…' } },
    pino.destination({ dest: 2, sync: true }),
  );

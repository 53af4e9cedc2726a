// Waits for a program's end, never for ever.

import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** The product waits six seconds for its lamps at most, then goes; a busy machine takes its time besides. */
const endsWithinMs = 20_000;

/** The exit code, or an error that says what the program printed; it is killed then. */
export async function ended(program: ChildProcess, printed: () => string = () => ''): Promise<number | null> {
  if (program.exitCode !== null || program.signalCode !== null) return program.exitCode;
  try {
    const [code] = (await once(program, 'exit', { signal: AbortSignal.timeout(endsWithinMs) })) as [number | null];
    return code;
  } catch {
    program.kill('SIGKILL');
    throw new Error(`the program did not end within ${endsWithinMs} ms; it printed: ${printed() || 'nothing'}`);
  }
}

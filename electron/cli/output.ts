// What a command prints: with `--json` standard output holds JSON lines only, everything else goes to standard error.
// Progress bars on a terminal, quiet when piped.

import cliProgress from 'cli-progress';

import { wordsOf, type Failure } from '../domain/failures.ts';

export interface Progress {
  at(done: number, total: number): void;
  end(): void;
}

export interface Output {
  readonly json: boolean;
  /** A JSON line on standard output, where `--json` was given. */
  line(value: object): void;
  /** A line for people: on standard output, or on standard error where that is kept for JSON. */
  tell(text: string): void;
  /** A line on standard error. */
  warn(text: string): void;
  /** What went wrong and what to do next, on standard error. */
  failure(failure: Failure): void;
  progress(title: string): Progress;
}

export function createOutput(json: boolean): Output {
  const warn = (text: string): void => void process.stderr.write(`${text}\n`);
  return {
    json,
    line(value) {
      if (json) process.stdout.write(`${JSON.stringify(value)}\n`);
    },
    tell(text) {
      (json ? process.stderr : process.stdout).write(`${text}\n`);
    },
    warn,
    failure(failure) {
      const { say, next } = wordsOf(failure);
      warn(`${say} ${next}`);
    },
    progress: (title) => (process.stderr.isTTY ? bar(title) : { at() {}, end() {} }),
  };
}

function bar(title: string): Progress {
  const drawn = new cliProgress.SingleBar(
    { format: `${title} {bar} {value}/{total}`, stream: process.stderr, clearOnComplete: true, hideCursor: true },
    cliProgress.Presets.shades_classic,
  );
  let started = false;
  return {
    at(done, total) {
      if (!started) drawn.start(total, done);
      else drawn.update(done);
      started = true;
      drawn.setTotal(total);
    },
    end() {
      if (started) drawn.stop();
    },
  };
}

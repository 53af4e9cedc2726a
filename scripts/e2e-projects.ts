// Decides which of Playwright's projects a run asks for: those it names, else all of the tests'. Pure.

export const testProjects = ['electron', 'packed', 'browser'] as const;

export interface Asked {
  readonly asked: readonly string[];
  /** What else was said, for Playwright. */
  readonly others: readonly string[];
}

/** `--project a`, `--project=a`, several times. */
export function projectsToRun(args: readonly string[]): Asked {
  const asked: string[] = [];
  const others: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? '';
    if (word === '--project') asked.push(args[(at += 1)] ?? '');
    else if (word.startsWith('--project=')) asked.push(word.slice('--project='.length));
    else others.push(word);
  }
  return { asked: asked.length === 0 ? testProjects : asked, others };
}

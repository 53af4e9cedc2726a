// Decides how often something that goes stale is asked for again: never twice at a time, and once more if it became stale
// meanwhile. Pure.

/** What is returned may be called any number of times; it ends when nothing is stale any more. */
export function coalesced(ask: () => Promise<unknown>): () => Promise<void> {
  let asking: Promise<void> | null = null;
  let again = false;
  const untilFresh = async (): Promise<void> => {
    try {
      do {
        again = false;
        await ask();
      } while (again);
    } finally {
      asking = null;
    }
  };
  return () => {
    again = true;
    asking ??= untilFresh();
    return asking;
  };
}

// Waits for a condition, never for a time.

/** Resolves when `holds` does; throws after `withinMs` with what was waited for. */
export async function until(holds: () => boolean, what: string, withinMs = 15_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`waited in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

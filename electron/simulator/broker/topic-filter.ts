// Decides whether a topic matches a subscription's filter: `+` is one level, a last `#` the rest. MQTT 3.1.1, section 4.7.

export function matches(filter: readonly string[], topic: readonly string[]): boolean {
  for (const [at, level] of filter.entries()) {
    if (level === '#') return true;
    if (at >= topic.length || (level !== '+' && level !== topic[at])) return false;
  }
  return filter.length === topic.length;
}

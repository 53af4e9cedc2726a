// Makes addresses out of endpoint templates: `{id}` and friends filled in and percent-encoded, filters appended, a key
// repeated for each of its values (`hubId=a&hubId=b`, as both dialects understand).

export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A template names something that was not given: a defect. */
export function pathOf(template: string, ids: Readonly<Record<string, string>> = {}, query: Query = {}): string {
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const id = ids[name];
    if (id === undefined) throw new TypeError(`Nothing is given for {${name}} in ${template}`);
    return encodeURIComponent(id);
  });
  const filters = new URLSearchParams();
  for (const [key, values] of Object.entries(query)) {
    for (const value of values === undefined ? [] : [values].flat()) filters.append(key, value);
  }
  const text = filters.toString();
  return text === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${text}`;
}

/** http(s) only, no credentials in it, without the slash at the end; null: not the address of a platform. */
export function baseOf(text: string): URL | null {
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    return null;
  }
  if (!/^https?:$/.test(url.protocol) || url.username || url.password || url.hostname === '') return null;
  url.search = '';
  url.hash = '';
  url.pathname = url.pathname.replace(/\/+$/, '');
  return url;
}

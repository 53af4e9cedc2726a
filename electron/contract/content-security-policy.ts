// Decides what the page may load and run: its own files, nothing inline, nothing from elsewhere.
// https://www.electronjs.org/docs/latest/tutorial/security#7-define-a-content-security-policy

const directives = {
  'default-src': ["'none'"],
  // WebAssembly of our own: the reader of printed codes. Nothing is made from text.
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'style-src': ["'self'"],
  'font-src': ["'self'"],
  // Floor plans and photographs come over the port as bytes and are shown from memory.
  'img-src': ["'self'", 'blob:', 'data:'],
  'connect-src': ["'self'"],
  'worker-src': ["'self'"],
  'object-src': ["'none'"],
  'frame-src': ["'none'"],
  'frame-ancestors': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
} as const;

/** The header's value. The same in tests and in production. */
export const contentSecurityPolicy = Object.entries(directives)
  .map(([name, sources]) => `${name} ${sources.join(' ')}`)
  .join('; ');

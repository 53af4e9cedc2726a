// Decides what to say when a camera can't be had. Pure. https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia

export type CameraTrouble = 'refused' | 'absent' | 'busy';

/** By the error's name: whoever rejects is the browser, and its messages are in the browser's own language. */
export function cameraTrouble(error: unknown): CameraTrouble {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'absent' : 'busy';
}

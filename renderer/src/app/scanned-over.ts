// Puts back what a scan did to the field or choice that has the focus: its first key is known for a scan's only by those behind it.

export interface ScannedOver {
  /** It was a scan: all is as it was before the first key. */
  putBack(): void;
  /** The key was meant: what was kept waiting for it goes on. */
  meant(): void;
}

const withoutText = new Set(['checkbox', 'radio', 'range', 'file', 'button', 'submit', 'reset']);

/** Letters are written there, and a person may write as fast as they like. */
export const takesText = (control: Element | null): control is HTMLInputElement | HTMLTextAreaElement =>
  control instanceof HTMLTextAreaElement || (control instanceof HTMLInputElement && !withoutText.has(control.type));

/** Asked before the first key does anything; null: it can't change this one. */
export function scannedOver(control: Element | null): ScannedOver | null {
  if (control instanceof HTMLSelectElement) return choice(control);
  return takesText(control) ? writing(control) : null;
}

function tell(control: Element, ...events: readonly string[]): void {
  for (const event of events) control.dispatchEvent(new Event(event, { bubbles: true }));
}

function writing(field: HTMLInputElement | HTMLTextAreaElement): ScannedOver {
  const { value, selectionStart, selectionEnd } = field;
  return {
    putBack() {
      if (field.value === value) return;
      field.value = value;
      if (selectionStart !== null) field.setSelectionRange(selectionStart, selectionEnd);
      // A value that is set makes the browser forget what a person wrote before it: told now, as when the field is left.
      tell(field, 'input', 'change');
    },
    meant() {},
  };
}

/** A letter chooses at once, and what hangs on the choice (a language, an entry in the journal) can't be unsaid: it waits. */
function choice(select: HTMLSelectElement): ScannedOver {
  const before = select.selectedIndex;
  const told = new AbortController();
  const wait = (event: Event): void => event.stopImmediatePropagation();
  for (const event of ['input', 'change']) select.addEventListener(event, wait, { capture: true, signal: told.signal });
  return {
    putBack() {
      const known = told.signal.aborted && select.selectedIndex !== before;
      told.abort();
      select.selectedIndex = before;
      if (known) tell(select, 'input', 'change');
    },
    meant() {
      if (told.signal.aborted) return;
      told.abort();
      if (select.selectedIndex !== before) tell(select, 'input', 'change');
    },
  };
}

// Turns a dialect's action templates into the payload of one action. Platform contract, *Live stream* (actions).

import type { ActionTemplates } from '../domain/dialects/dialect.ts';
import { done, failed, type Result } from '../domain/failures.ts';
import type { PortAction, PortAddress } from '../domain/reading.ts';

/** The JSON text to publish; `live.no-such-action` where the dialect has none of this kind. */
export type ActionPayload = (port: PortAddress, action: PortAction) => Result<string>;

/** Compiles the templates: each becomes a function that copies the template with its names filled in. */
export function compileActions(templates: ActionTemplates): ActionPayload {
  return (port, action) => {
    const template = templateOf(templates, action);
    if (template === null) return failed('live.no-such-action', { action: action.kind });
    return done(JSON.stringify(filled(template, { ...addressNames(port), ...numbersOf(action) })));
  };
}

type Names = Readonly<Record<string, string | number>>;

function templateOf(templates: ActionTemplates, action: PortAction): unknown {
  switch (action.kind) {
    case 'lamp':
      return templates.lamp;
    case 'fan':
      return templates.fan;
    case 'report-often':
      return templates.reportOften;
  }
}

function numbersOf(action: PortAction): Names {
  switch (action.kind) {
    case 'lamp':
      return { level: action.level };
    case 'fan':
      return { target: action.target };
    case 'report-often':
      return { seconds: action.seconds };
  }
}

const addressNames = (port: PortAddress): Names => ({
  portKey: port.portKey,
  companyId: port.companyId,
  locationId: port.locationId,
  hubId: port.hubId,
  spaceId: port.spaceId ?? port.locationId,
});

function filled(template: unknown, names: Names): unknown {
  if (typeof template === 'string') return filledText(template, names);
  if (Array.isArray(template)) return template.map((entry) => filled(entry, names));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, filled(value, names)]));
}

/** A string that is exactly one name becomes its value, a number staying a number; otherwise names are put in as text. */
function filledText(text: string, names: Names): string | number {
  const whole = /^\{(\w+)\}$/.exec(text)?.[1];
  if (whole !== undefined) return names[whole] ?? text;
  return text.replace(/\{(\w+)\}/g, (name, key: string) => String(names[key] ?? name));
}

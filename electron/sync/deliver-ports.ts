// Tells the platform about ports: the label of the bound socket is the port's name, its pin the port's plan and position.
// Many at once, so that each hub (or space) is read once. Platform contract, *ports*.

import { done, type Result } from '../domain/failures.ts';
import type { OutboxItemOf } from '../domain/outbox.ts';
import { samePlace } from '../domain/platform-copy.ts';
import type { Plan } from '../domain/site-types.ts';
import type { Point } from '../domain/units.ts';
import type { PortChange, RemotePort } from '../platform/platform.ts';
import type { Delivery } from './delivery.ts';
import { keepPorts } from './keep.ts';
import { outcomeOf, type Outcome } from './outcome.ts';

type PortItem = OutboxItemOf<'port'>;

export async function deliverPorts(delivery: Delivery, items: readonly PortItem[]): Promise<Outcome[]> {
  const answered = await delivery.platform.changePorts(
    items.map((item) => ({ id: item.remoteId ?? '', hubId: hubOf(delivery, item), change: changeOf(delivery, item) })),
  );
  // Merged, not just kept: others may have changed what we did not.
  const ports = answered.flatMap((port) => (port.ok ? [port.value] : []));
  const told = new Map(items.filter((_item, index) => answered[index]!.ok).map(({ id, wish }) => [id, wish]));
  const kept = keepPorts(delivery.document, ports, delivery.rules, told);
  return items.map((item, index) => outcomeOf(item, kept.ok ? answered[index]! : kept));
}

/** Reads those that somebody else changed meanwhile and merges them into the document. */
export async function takeInPortsAgain(delivery: Delivery, items: readonly PortItem[]): Promise<Result<unknown>> {
  const answered = await delivery.platform.changePorts(
    items.map((item) => ({ id: item.remoteId ?? '', hubId: hubOf(delivery, item), change: {} })),
  );
  const ports: RemotePort[] = [];
  for (const port of answered) {
    if (!port.ok) return port;
    ports.push(port.value);
  }
  return ports.length === 0 ? done(undefined) : keepPorts(delivery.document, ports, delivery.rules);
}

function hubOf(delivery: Delivery, { id }: PortItem): string {
  return delivery.remoteId('hub', id.slice(0, id.lastIndexOf('/'))) ?? '';
}

function changeOf(delivery: Delivery, { id, wish, seen }: PortItem): PortChange {
  const copy = delivery.copyOf('port', id);
  const plan = delivery.state.plans.get(wish.planId ?? seen?.planId ?? '');
  const stays = seen !== null && samePlace(wish, seen, plan);
  const seenPlan = copy['planId'];
  return {
    ...(wish.name === seen?.name ? {} : { name: wish.name }),
    ...(stays ? {} : { planId: delivery.remoteId('plan', wish.planId) ?? null, position: wish.position }),
    ...(plan ? { plan: sizeOf(plan) } : {}),
    base: {
      name: seen?.name ?? '',
      planId: typeof seenPlan === 'string' ? seenPlan : null,
      position: (copy['position'] ?? null) as Point | null,
    },
  };
}

/** Of the platform's picture, where it is the document's; an address that is another by now tells that it isn't. */
function sizeOf({ width, height, blob, sync: { seen } }: Plan): NonNullable<PortChange['plan']> {
  const image = seen?.copy['blob'] === blob ? seen.copy['image'] : undefined;
  return { width, height, ...(typeof image === 'string' ? { image } : {}) };
}

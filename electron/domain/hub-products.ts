// Which number is printed beside which port of which product. What a technician sees is always the printed number; the
// platform counts in port order. Source: platform contract, *Hubs by product* [vendor]; the h8, h16 and h24 boxes are
// plain and numbered in order [inferred].

export interface HubProduct {
  readonly product: string;
  /** Printed number by port order: `printed[0]` is what stands beside the first port. */
  readonly printed: readonly number[];
  /** Managed over the platform. `ph` is not: its ports never speak. */
  readonly online: boolean;
}

const inOrder = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** By the part of `hwId` before its first underscore. */
export const hubProducts: Readonly<Record<string, HubProduct>> = {
  p3: { product: 'O-PC-3', printed: [1, 2, 3, 4, 5, 6], online: true },
  pc: { product: 'O-PC-2', printed: [4, 3, 2, 1, 6, 5], online: true },
  pd: { product: 'O-PD', printed: [4, 3, 2, 1, 6, 5], online: true },
  ph: { product: 'O-PH', printed: inOrder(6), online: false },
  h8: { product: 'O-H8', printed: inOrder(8), online: true },
  h16: { product: 'O-H16', printed: inOrder(16), online: true },
  h24: { product: 'O-H24', printed: inOrder(24), online: true },
};

export function productOf(hwId: string): HubProduct | undefined {
  const prefix = hwId.split('_', 1)[0] ?? '';
  return Object.hasOwn(hubProducts, prefix) ? hubProducts[prefix] : undefined;
}

/** Printed number of the port that comes `order`-th (from 1) on the platform; an unknown product prints the order. */
export function printedNumber(hwId: string, order: number): number {
  return productOf(hwId)?.printed[order - 1] ?? order;
}

/** The order on the platform (from 1) of the port with this printed number. */
export function portOrder(hwId: string, printed: number): number {
  const index = productOf(hwId)?.printed.indexOf(printed) ?? -1;
  return index < 0 ? printed : index + 1;
}

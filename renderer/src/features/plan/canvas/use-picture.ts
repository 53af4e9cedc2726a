// The picture of the plan that is shown: asked for when the plan is another, freed when it no longer is.

import { onUnmounted, shallowRef, watch } from 'vue';

import type { PlanPicture } from '../../../../../electron/domain/events.ts';
import type { PlanTiles } from '../../../../../electron/domain/plan-tiles.ts';
import { application, ifThere } from '../../../app/application.ts';
import { decodePicture, type Picture } from './picture.ts';
import { TiledPicture } from './tiled-picture.ts';

export type Shown = Omit<PlanPicture, 'revision' | 'tiles'> & { readonly tiles?: string | null };

/** `changed`: more of the picture has come. */
export function usePicture(plan: () => Shown | null, changed: () => void) {
  const picture = shallowRef<Picture | null>(null);
  /** It is there and can't be shown. */
  const isBroken = shallowRef(false);
  let turn = 0;

  function show(next: Picture | null): void {
    picture.value?.close();
    picture.value = next;
  }

  /** Of what has been chosen since, or is no longer shown at all, nothing is kept. */
  async function take(next: Promise<Picture | null>, mine: number): Promise<Picture | null> {
    const ready = await next;
    if (mine === turn) return ready;
    ready?.close();
    return null;
  }

  async function open(shown: Shown, mine: number): Promise<void> {
    const tiled = shown.tiles ? await take(tiledPicture(shown.tiles, mine), mine) : null;
    if (mine !== turn) return;
    if (tiled) return show(tiled);
    await openWhole(shown, mine);
  }

  async function openWhole(shown: Shown, mine: number): Promise<void> {
    const asked = await ifThere(application().site.blob({ sha256: shown.blob }));
    if (!asked || mine !== turn) return;
    const { mediaType, width, height } = shown;
    const whole = asked.ok ? decodePicture(asked.value, mediaType, { width, height }) : Promise.resolve(null);
    const decoded = await take(whole, mine);
    if (mine !== turn) return;
    show(decoded);
    isBroken.value = decoded === null;
  }

  /** Null: its tiles are not in this copy of the document. */
  async function tiledPicture(name: string, mine: number): Promise<Picture | null> {
    const asked = await ifThere(application().site.planTiles({ sha256: name }));
    if (!asked?.ok) return null;
    const tiles: PlanTiles = asked.value;
    const read = async (sha256: string): Promise<ImageBitmap | null> => {
      const tile = await ifThere(application().site.blob({ sha256 }));
      if (tile?.ok) return createImageBitmap(tile.value);
      // The report's attachment carries the picture alone.
      const shown = plan();
      if (tile && shown && mine === turn) await openWhole(shown, (turn += 1));
      return null;
    };
    const { source } = tiles;
    const [largest] = tiles.levels;
    const near = source && largest && source.kind !== 'picture' ? nearSource(source, largest) : null;
    return new TiledPicture(tiles, { read, near, changed });
  }

  watch(
    [() => plan()?.blob, () => plan()?.tiles],
    () => {
      isBroken.value = false;
      const shown = plan();
      turn += 1;
      if (shown) void open(shown, turn);
      else show(null);
    },
    { immediate: true },
  );
  onUnmounted(() => {
    turn += 1;
    show(null);
  });
  return { picture, isBroken };
}

/** Its readers are loaded when somebody looks nearer than the tiles go. */
const nearSource = (source: NonNullable<PlanTiles['source']>, largest: PlanTiles['levels'][number]) => async () =>
  (await import('../sheet/near-source.ts')).openNear(source, largest);

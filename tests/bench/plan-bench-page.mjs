// In the browser: the plan view's own two canvases with 10,000 pins on a drawing of 4,000 by 3,000 pixels, then Leaflet's and
// OpenLayers' beside it with as many. Each is asked for its next picture as soon as the last has been shown.

import L from 'leaflet';
import ImageLayer from 'ol/layer/Image.js';
import VectorLayer from 'ol/layer/Vector.js';
import OlMap from 'ol/Map.js';
import Feature from 'ol/Feature.js';
import Point from 'ol/geom/Point.js';
import ImageStatic from 'ol/source/ImageStatic.js';
import VectorSource from 'ol/source/Vector.js';
import CircleStyle from 'ol/style/Circle.js';
import Fill from 'ol/style/Fill.js';
import Style from 'ol/style/Style.js';
import View from 'ol/View.js';
import Projection from 'ol/proj/Projection.js';

import { Painter } from '../../renderer/src/features/plan/canvas/painter.ts';
import { pinSet } from '../../renderer/src/features/plan/canvas/pin-set.ts';
import { TiledPicture } from '../../renderer/src/features/plan/canvas/tiled-picture.ts';
import { fit, pan, zoom } from '../../renderer/src/features/plan/camera.ts';
import { levelsOf, tileBox, tileSide } from '../../renderer/src/features/plan/sheet/pyramid.ts';

const plan = { id: 'p', width: 4_000, height: 3_000 };
const size = { width: 1_366, height: 768 };
const pins = 10_000;
const changesASecond = 5_000;
const ms = 2_500;
const colours = { pass: '#0a7', marginal: '#b70', fail: '#d30', deferred: '#579', stale: '#75b', untested: '#777' };
const verdicts = Object.keys(colours);

const places = Array.from({ length: pins }, (_, at) => ({
  x: ((at % 100) + 0.5) / 100,
  y: (Math.floor(at / 100) + 0.5) / 100,
}));

function drawing(width, height, left = 0, top = 0, scale = 1) {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false });
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.setTransform(scale, 0, 0, scale, -left, -top);
  context.lineWidth = 2;
  for (let at = 0; at < 400; at += 1) context.strokeRect((at * 397) % 4_000, (at * 611) % 3_000, 300, 200);
  return canvas;
}

/** Pictures a second; each is asked for when the one before is out. */
function pace(next) {
  return new Promise((resolve) => {
    let [began, last, count] = [0, 0, 0];
    const frame = (now) => {
      if (began === 0) [began, last] = [now, now];
      else count += 1;
      if (now - began >= ms) return resolve((count * 1_000) / (now - began));
      next((now - last) / 1_000, (now - began) / 1_000);
      last = now;
      requestAnimationFrame(frame);
    };
    // The first pictures are those of a view that has just been opened.
    setTimeout(() => requestAnimationFrame(frame), 700);
  });
}

function box() {
  document.body.replaceChildren();
  const element = document.createElement('div');
  element.style.cssText = `position: relative; width: ${size.width}px; height: ${size.height}px`;
  document.body.append(element);
  return element;
}

/** Forth and back, so that it stays in view. */
const forthAndBack = (seconds) => (Math.floor(seconds) % 2 === 0 ? 1 : -1);

async function ours() {
  const parent = box();
  const [ground, over] = [document.createElement('canvas'), document.createElement('canvas')];
  for (const canvas of [ground, over]) {
    canvas.style.cssText = 'position: absolute; inset: 0; width: 100%; height: 100%';
    parent.append(canvas);
  }
  const levels = levelsOf(plan).map((level, at) => ({
    ...level,
    tiles: Array.from({ length: level.columns * level.rows }, (_, index) => `${at}/${index}`),
  }));
  let come = 0;
  const picture = new TiledPicture(
    { form: 1, side: tileSide, levels, source: null },
    {
      near: null,
      read: async (name) => {
        const [at, index] = name.split('/').map(Number);
        const part = tileBox(levels[at], index % levels[at].columns, Math.floor(index / levels[at].columns));
        return drawing(part.width, part.height, part.x, part.y, 0.5 ** at).transferToImageBitmap();
      },
      changed: () => painter.show({ come: (come += 1) }),
    },
  );
  const ids = places.map((_, at) => `s${at}`);
  const every = (value) => places.map(() => value);
  const sockets = {
    ...{
      ids,
      labels: ids,
      locationIds: every('l'),
      planIds: every('p'),
      areaIds: every(null),
      expected: every('open'),
    },
    ...{ xs: places.map(({ x }) => x), ys: places.map(({ y }) => y), hubIds: every(null), numbers: every(null) },
  };
  const standings = new Map(ids.map((id, at) => [id, standing(at)]));
  let camera = fit(plan, size);
  const painter = new Painter(ground, over, {
    ...{
      plan,
      camera,
      size,
      ratio: 1,
      picture,
      before: null,
      come,
      areas: [],
      pins: pinSet(sockets, plan),
      shift: null,
    },
    look: { paper: '#fff', ink: '#111', accent: '#06c', verdicts: colours, sheet: '#fff', sheetInk: '#111' },
    marks: { selected: new Set(), proposed: null, faded: new Set(), highlighted: new Set() },
    standing: (id) => standings.get(id),
  });
  let changes = 0;
  const updates = await pace((passed) => {
    for (let left = Math.round(changesASecond * passed); left > 0; left -= 1, changes += 1) {
      standings.set(ids[(changes * 7_919) % pins], standing(changes));
    }
    painter.standingsChanged();
  });
  const pans = await pace((passed, now) => {
    camera = pan(camera, 300 * passed * forthAndBack(now), 120 * passed * forthAndBack(now), plan, size);
    painter.show({ camera });
  });
  const middle = { x: size.width / 2, y: size.height / 2 };
  const zooms = await pace((passed, now) => {
    camera = zoom(camera, Math.exp(passed * forthAndBack(now)), middle, plan, size);
    painter.show({ camera });
  });
  painter.end();
  picture.close();
  return { updates, pans, zooms };
}

const standing = (at) => ({
  verdict: verdicts[(at * 31) % verdicts.length],
  reason: null,
  outlined: at % 3 === 0,
  portIndex: -1,
});

const address = async () => {
  const blob = await drawing(plan.width, plan.height).convertToBlob();
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.readAsDataURL(blob);
  });
};

async function leaflet(url) {
  const map = L.map(box(), {
    ...{
      crs: L.CRS.Simple,
      preferCanvas: true,
      minZoom: -5,
      zoomSnap: 0,
      zoomControl: false,
      attributionControl: false,
    },
    ...{ zoomAnimation: false, fadeAnimation: false, inertia: false },
  });
  const bounds = [
    [0, 0],
    [plan.height, plan.width],
  ];
  L.imageOverlay(url, bounds).addTo(map);
  map.fitBounds(bounds, { animate: false });
  for (const [at, { x, y }] of places.entries()) {
    const style = { radius: 6, weight: 1, fillOpacity: 1, color: '#fff', fillColor: colours[standing(at).verdict] };
    L.circleMarker([y * plan.height, x * plan.width], style).addTo(map);
  }
  const pans = await pace((passed, now) =>
    map.panBy([300 * passed * forthAndBack(now), 120 * passed * forthAndBack(now)], { animate: false }),
  );
  map.remove();
  return pans;
}

async function openLayers(url) {
  const extent = [0, 0, plan.width, plan.height];
  const projection = new Projection({ code: 'plan', units: 'pixels', extent });
  const styles = new Map(
    verdicts.map((verdict) => [
      verdict,
      new Style({ image: new CircleStyle({ radius: 6, fill: new Fill({ color: colours[verdict] }) }) }),
    ]),
  );
  const features = places.map(({ x, y }, at) => {
    const feature = new Feature(new Point([x * plan.width, y * plan.height]));
    feature.setStyle(styles.get(standing(at).verdict));
    return feature;
  });
  const view = new View({ projection, center: [plan.width / 2, plan.height / 2], showFullExtent: true });
  const map = new OlMap({
    ...{ target: box(), controls: [], view },
    layers: [
      new ImageLayer({ source: new ImageStatic({ url, projection, imageExtent: extent }) }),
      new VectorLayer({
        source: new VectorSource({ features }),
        updateWhileAnimating: true,
        updateWhileInteracting: true,
      }),
    ],
  });
  view.fit(extent);
  const resolution = view.getResolution();
  const pans = await pace((passed, now) => {
    const [x, y] = view.getCenter();
    const by = passed * resolution * forthAndBack(now);
    view.setCenter([x - 300 * by, y + 120 * by]);
    map.renderSync();
  });
  map.setTarget(undefined);
  return pans;
}

window.measurePlan = async () => {
  const url = await address();
  const { updates, pans, zooms } = await ours();
  return { updates, pans, zooms, leaflet: await leaflet(url), openLayers: await openLayers(url) };
};

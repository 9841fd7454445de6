// Sets the edges of a drawing so that no label is cut where there is room, and no room is left where no label is.

import type { Scene } from '../charts/run.ts';
import { painted, texts } from '../charts/scene.ts';
import type { Frame } from '../surfaces.ts';

/**
 * A scene with edges that hold its labels: higher where labels reach over its top or bottom and the frame does not limit the
 * height; no wider or higher than the frame where everything lies within it.
 */
export function withEdges(scene: Scene, frame: Frame): Scene {
  const [x, y] = scene.origin;
  const all = painted(scene.root);
  const words = texts(all);
  const right = x + Math.max(0, ...all.map(({ box }) => box.x2));
  const low = y + Math.max(0, ...all.map(({ box }) => box.y2));
  const width = scene.width > frame.width + tolerance && right <= frame.width ? frame.width : scene.width;
  if (frame.height !== undefined) {
    const height =
      scene.height > frame.height + tolerance && low <= frame.height ? frame.height : scene.height;
    return { ...scene, width, height };
  }
  const above = Math.max(0, ...words.map(({ box }) => -y - box.y1));
  const below = Math.max(0, ...words.map(({ box }) => box.y2 + y - scene.height));
  if (above + below <= tolerance) return { ...scene, width };
  return { ...scene, width, height: Math.ceil(scene.height + above + below), origin: [x, y + above] };
}

/** CSS pixels. */
const tolerance = 1;

// Shortens paths of many straight pieces.

/** An SVG whose paths lack the points that lie on the way from the point before to the next one. The picture stays the same. */
export function withoutIdlePoints(svg: string): string {
  return svg.replace(/ d="M([-\d. L]+)"/g, (_, points: string) => {
    const all = points.split('L').map((point) => point.split(' ').map(Number));
    const kept = all.filter((point, index) => !isBetween(all[index - 1], point, all[index + 1]));
    return ` d="M${kept.map((point) => point.join(' ')).join('L')}"`;
  });
}

type Point = readonly number[];

/** Whether a point lies on the straight line between its neighbours, to a hundredth of a pixel. */
function isBetween(before: Point | undefined, [x = 0, y = 0]: Point, after: Point | undefined): boolean {
  if (before === undefined || after === undefined) return false;
  const [[x1 = 0, y1 = 0], [x2 = 0, y2 = 0]] = [before, after];
  return Math.abs((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)) < 0.01;
}

// Facts on the sizes of container and VM images.
import { type Amount, amount, atMost, type Data, type FactTree, greater, ratio, type Topic } from '#facts';

/** Sizes of container and VM images, and ratios between images of one distribution. */
export function topic(data: Data): Topic {
  const size = (id: string): Amount => {
    const row = data.row('image-sizes', id);
    const label = `${row.text('name')}, ${row.text('measure')}`;
    return amount(row, { label }, { point: 'size', low: 'low', high: 'high' });
  };
  const [container, minimal] = [size('container-ubuntu-2404'), size('cloud-ubuntu-minimal')];
  const server = size('cloud-ubuntu-2404');
  const node = size('container-node-lts');
  const facts: FactTree = {
    node,
    minimalRatio: atMost(2, ratio(minimal, container)),
    serverRatio: atMost(2, ratio(server, container)),
    debianRatio: atMost(2, ratio(size('cloud-debian-13'), size('container-debian-13'))),
    nodeOutweighsVm: greater(node, minimal, {
      label: 'the container image of Node.js is larger than a minimal VM image of Ubuntu',
    }),
    sizesOverlap: greater(size('windows-core-2019'), server, {
      label: 'a Windows container image is larger than an Ubuntu VM image',
    }),
  };
  return { facts, series: [] };
}

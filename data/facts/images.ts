// Facts on the sizes of container and VM images.
import {
  atMost,
  type Data,
  type FactTree,
  greater,
  type Quantity,
  quantity,
  ratio,
  type Topic,
} from '#facts';

/** Sizes of container and VM images. */
export function topic(data: Data): Topic {
  const size = (id: string) => sizeOf(data, id);
  const facts = {
    ...sizes(size),
    sizesOverlap: greater(size('windows-core-2019'), size('cloud-ubuntu-2304'), {
      label: 'a Windows container image is larger than an Ubuntu VM image',
    }),
  };
  return { facts, series: [] };
}

function sizeOf(data: Data, id: string): Quantity {
  const row = data.row('image-sizes', id);
  return quantity(row.cell('size'), { label: `${row.text('name')}, ${row.text('measure')}` });
}

function sizes(size: (id: string) => Quantity): FactTree {
  return {
    ubuntuContainer: atMost(3, size('container-ubuntu-2204')),
    ubuntuVm: atMost(3, size('cloud-ubuntu-2204')),
    ubuntuRatio: atMost(2, ratio(size('cloud-ubuntu-2204'), size('container-ubuntu-2204'))),
    alpineContainer: atMost(3, size('container-alpine')),
  };
}

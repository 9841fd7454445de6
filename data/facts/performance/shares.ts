// Facts on folders that a desktop shares with containers, beside native times of the same session.
import {
  allGreater,
  atMost,
  type Data,
  type DataRow,
  type FactTree,
  numbers,
  predicate,
  type Quantity,
  quantity,
  type Row,
  ratio,
  type Series,
  spread,
  words,
} from '#facts';

function slowdown(row: DataRow, field: 'time' | 'low' | 'high' = 'time'): Quantity {
  const label = `${row.text('product')}, ${row.text('mount')}`;
  const across = 'both are times of one session';
  return atMost(
    2,
    ratio(quantity(row.cell(field), { label }), quantity(row.cell('native')), { label, across }),
  );
}

function of(data: Data, system: string, mount: string): readonly Quantity[] {
  return data
    .rows('desktop-shares')
    .filter((row) => row.text('system') === system && row.text('mount') === mount)
    .map((row) => slowdown(row));
}

/** How many times as long npm install takes in a shared folder as natively, by kind of share. */
export function shareFacts(data: Data): FactTree {
  const [plain, optimised] = [of(data, 'Mac', 'bind mount'), of(data, 'Mac', 'optimised')];
  const range = (amounts: readonly Quantity[], label: string) => spread(amounts, { tolerance: 0, label });
  return {
    plain: range(plain, 'bind mounts on a Mac beside native'),
    optimised: range(optimised, 'optimised shares on a Mac beside native'),
    volume: slowdown(data.row('desktop-shares', 'docker-volume')),
    linux: slowdown(data.row('desktop-shares', 'linux-bind')),
    plainSlower: allGreater(
      plain,
      [...optimised, ...of(data, 'Linux', 'bind mount')],
      'plain bind mounts on a Mac are slower than optimised shares, and than bind mounts on Linux',
    ),
  };
}

/** Whether a folder of the host is read through virtio-fs without a cache no faster than through 9p. */
export function folderFacts(data: Data): FactTree {
  const of = (id: string) => {
    const row = data.row('shared-folder', id);
    return quantity(row.cell('throughput'), { label: `${row.text('path')}` });
  };
  const [virtiofs, ninep] = [of('virtiofs-none'), of('ninep')];
  return {
    uncachedNoFaster: predicate(
      'virtio-fs without a cache reads no faster than 9p',
      virtiofs.value <= ninep.value,
      `${virtiofs.value} against ${ninep.value} MB/s`,
      [virtiofs, ninep],
    ),
  };
}

/** The same as rows of a chart. */
export function shareSeries(data: Data): Series {
  return {
    name: 'desktop-share-ratios',
    title: 'npm install in a shared folder beside the native time of the same session',
    fields: [
      words('id', 'Id', 'Stable name of the row.'),
      words('name', 'Share', 'Product and kind of share.'),
      words('mount', 'Files', 'Kind of share.'),
      words('system', 'System', 'Mac or Linux PC.'),
      words('source', 'Source', 'Id of an entry in data/sources.json.'),
      numbers('slowdown', 'Time, native = 1', 'Time divided by the native time of the same session.', '1'),
      numbers('low', 'Lowest', 'The shortest time divided by the mean native time.', '1'),
      numbers('high', 'Highest', 'The longest time divided by the mean native time.', '1'),
    ],
    rows: data.rows('desktop-shares').map(rowOf),
    from: ['desktop-shares'],
  };
}

function rowOf(row: DataRow): Row {
  const [product = '', mount = '', system = '', source = ''] = ['product', 'mount', 'system', 'source'].map(
    (field) => row.text(field),
  );
  const name = [product.replace(' Desktop', ''), ...(mount === 'optimised' ? [] : [mount])].join(', ');
  return {
    id: row.id,
    name: system === 'Linux' ? `${name} on Linux` : name,
    mount,
    system,
    source,
    slowdown: slowdown(row).value,
    low: slowdown(row, 'low').value,
    high: slowdown(row, 'high').value,
  };
}

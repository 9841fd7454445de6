// Rows that show the machines of the base case at the list prices of three providers.
import { type Data, type FactTree, numbers, predicate, type Row, type Series, words } from '#facts';
import { bound, shapeFacts, shapesOf } from './bind.ts';
import { counted } from './model/compare.ts';
import { billFor } from './model/options.ts';
import { idField } from './read.ts';
import { modelSource, sourceField } from './words.ts';

/** Each provider's shapes, all of them or those with fixed performance, where the list has both. */
const lists = [
  ['AWS', true],
  ['Azure', true],
  ['AWS', false],
  ['Azure', false],
  ['Google', false],
] as const;

/** How the machines of a cluster compare with VMs on each list; `rows` are those of the series of providers. */
export function providerFacts(data: Data, rows: readonly Row[]): FactTree {
  // The model's own inputs have the machines of AWS already.
  const others = [...new Set(lists.map(([provider]) => provider))].filter((provider) => provider !== 'AWS');
  const from = [...bound(data).from, ...others.flatMap((provider) => shapeFacts(data, provider))];
  const because = rows.map(({ id, vms, nodes }) => `${id}: ${vms} and ${nodes}`).join('; ');
  const factor = ({ vms, nodes }: Row) => Number(vms) / Number(nodes);
  const burstable = rows.filter(({ id }) => String(id).endsWith('-burstable'));
  const fixed = rows.filter((row) => !burstable.includes(row));
  const widest = Math.max(...burstable.map(factor));
  return {
    clusterLess: predicate(
      'on each list the nodes of a cluster cost less than VMs',
      rows.every((row) => factor(row) > 1),
      because,
      from,
    ),
    fixedWidens: predicate(
      'with fixed performance VMs cost more times the nodes of a cluster than with burstable shapes',
      fixed.every((row) => factor(row) > widest),
      because,
      from,
    ),
  };
}

/** Compute alone, since disks and networks of the others were not read. */
export function providerSeries(data: Data): Series {
  const { inputs: base } = bound(data);
  const row = (provider: string, burstable: boolean): Row => {
    const own = { ...base, shapes: shapesOf(data, provider, base.podsSmall) };
    const inputs = counted(
      burstable ? own : { ...own, shapes: own.shapes.filter(({ baseline }) => baseline === 1) },
      'none',
    );
    const [vms, cluster] = [billFor(inputs, 'vm'), billFor(inputs, 'managed')];
    return {
      source: modelSource,
      id: `${provider.toLowerCase()}-${burstable ? 'burstable' : 'fixed'}`,
      provider,
      shapes: burstable ? 'with burstable' : 'fixed performance',
      vm: vms?.shape ?? 'none',
      vms: Math.round((vms?.compute ?? 0) / 100),
      node: `${cluster?.machines ?? 0} × ${cluster?.shape ?? 'none'}`,
      nodes: Math.round((cluster?.compute ?? 0) / 100),
    };
  };
  return {
    name: 'cost-by-provider',
    title: 'Machines of the base case at three providers',
    fields: [
      idField,
      sourceField,
      words('provider', 'Provider', 'Whose list.'),
      words('shapes', 'Shapes', 'Which shapes are on sale.'),
      words('vm', 'VM', 'Shape of each VM.'),
      numbers('vms', 'VMs', 'Compute of the VMs.', 'USD/month'),
      words('node', 'Nodes', 'Hosts of a managed cluster.'),
      numbers('nodes', 'Cluster', 'Compute of its hosts.', 'USD/month'),
    ],
    rows: lists.map(([provider, burstable]) => row(provider, burstable)),
    from: ['cost-model', 'vm-shapes', 'burstable-baselines'],
  };
}

// Facts on start-up: how long each kind of isolation takes to start, and between which events.
import {
  type Amount,
  allGreater,
  amount,
  convert,
  type Data,
  type FactTree,
  spread,
  type Topic,
} from '#facts';
import { bootFacts } from './startup/boot.ts';
import { classNames, classSpread } from './startup/classes.ts';
import { clockFacts, clockSeries, fourSeries } from './startup/clocks.ts';
import { loadFacts } from './startup/load.ts';
import { machineFacts } from './startup/machines.ts';
import { oneHostFacts } from './startup/one-host.ts';
import { orderFacts } from './startup/order.ts';
import { restoreFacts, restoreSeries } from './startup/restore.ts';
import { functionFacts, serviceFacts } from './startup/services.ts';

/** Start-up and boot times of each kind of isolation. */
export function topic(data: Data): Topic {
  const facts = {
    ...bootFacts(data),
    ...oneHostFacts(data),
    ...loadFacts(data),
    ...machineFacts(data),
    ...restoreFacts(data),
    ...functionFacts(data),
    ...serviceFacts(data),
    ...clockFacts(data),
    ...orderFacts(data),
    ec2: convert(
      spread(
        ec2Ids.map((id) => timed(data, id)),
        {
          tolerance: 0,
          across: 'a mean of three launches, and launches of six types and in five regions, by one script',
          label: 'EC2, stock Linux, launch to SSH',
        },
      ),
      's',
    ),
    ...predicates(data),
  };
  return { facts, series: [clockSeries(data), fourSeries(data), restoreSeries(data)] };
}

/** Stock Linux on EC2 from the launch call on, by one author. */
const ec2Ids = ['ec2-cold-brev', 'ec2-types-brev', 'ec2-regions-brev'];

function timed(data: Data, id: string): Amount {
  const row = data.row('startup-times', id);
  return amount(row, { label: `${row.text('label')}, ${row.text('clock')}` });
}

function predicates(data: Data): FactTree {
  const cloudVms = ec2Ids.map((id) => timed(data, id));
  const nodes = ['node-readme', 'node-autoscaler', 'node-eks', 'node-custom'].map((id) =>
    amount(data.row('startup-orchestrated', id)),
  );
  const local = classNames.filter((name) => name !== 'cloudVm').map((name) => classSpread(data, name));
  return {
    cloudSlowest: allGreater(
      [...cloudVms, ...nodes],
      local,
      'a cloud VM or a new node takes longer to reach than anything starts locally',
    ),
  };
}

// The cost model against results that were worked out apart from it, to the cent.
import { describe, expect, it } from 'vitest';
import type { Bill } from '../../../data/facts/cost/model/bill.ts';
import {
  breakEven,
  busyBreakEven,
  counted,
  saving,
  verdict,
  ways,
} from '../../../data/facts/cost/model/compare.ts';
import type { CostInputs } from '../../../data/facts/cost/model/inputs.ts';
import { billFor, bills } from '../../../data/facts/cost/model/options.ts';
import { asNode, copiesPerHost, nodeReserve } from '../../../data/facts/cost/model/packing.ts';
import {
  flips,
  mapOf,
  sensitivity,
  withInput,
  withPlatformHours,
} from '../../../data/facts/cost/model/vary.ts';
import { base, fixedOnly, shapes, startup, tools } from './cost-estate.ts';

/** A bill as a line of the tables: option|shape|machines|a host|compute|storage|control|infrastructure|hours|labour|total. */
function line(bill: Bill): string {
  const dollars = (cents: number) => (cents / 100).toFixed(2);
  const { option, shape, machines, perHost, compute, storage, control, infrastructure } = bill;
  const amounts = [compute, storage, control, infrastructure].map(dollars);
  const labour = [bill.hours, dollars(bill.labour), dollars(bill.total)];
  return [option, shape, machines, perHost ?? '–', ...amounts, ...labour].join('|');
}

const lines = (inputs: CostInputs) => Object.values(bills(inputs)).map(line);

describe('the worked examples', () => {
  it('give the bill of a small start-up', () => {
    expect(lines(startup)).toEqual([
      'vm|t3.micro|10|–|75.92|7.20|0.00|132.40|13|975.00|1107.40',
      'own|t3.medium|3|5|91.10|24.80|91.10|256.28|45.5|3412.50|3668.78',
      'managed|t3.medium|3|5|91.10|12.80|73.00|226.18|23.25|1743.75|1969.93',
      'fargate|0.5 vCPU, 1 GiB|10|–|180.20|0.80|0.00|230.28|10.5|787.50|1017.78',
      'functions|function|0|–|6.79|0.80|0.00|24.02|10.5|787.50|811.52',
      'metal|m7i.metal-24xl|3|246|11655.71|31.20|91.10|11827.29|69.5|5212.50|17039.79',
    ]);
  });

  it('give the bill of internal tools on burstable shapes', () => {
    expect(lines(tools)).toEqual([
      'vm|t3.small|50|–|759.20|52.00|0.00|860.48|45.5|3412.50|4272.98',
      'own|t3.2xlarge|4|17|971.78|48.00|91.10|1160.16|68.5|5137.50|6297.66',
      'managed|t3.2xlarge|4|17|971.78|36.00|73.00|1130.06|46|3450.00|4580.06',
      'fargate|0.5 vCPU, 2 GiB|50|–|1063.25|20.00|0.00|1132.53|33|2475.00|3607.53',
      'functions|function|0|–|70.96|20.00|0.00|107.39|33|2475.00|2582.39',
      'metal|m7i.metal-24xl|2|164|7770.47|72.00|91.10|7982.85|101|7575.00|15557.85',
    ]);
  });

  it('give the bill of a mid-size team with three copies', () => {
    expect(lines(base)).toEqual([
      'vm|t3.small|150|–|2277.60|120.00|0.00|2446.88|70.5|5287.50|7734.38',
      'own|t3.2xlarge|7|25|1700.61|64.00|91.10|1904.99|70|5250.00|7154.99',
      'managed|t3.2xlarge|7|25|1700.61|52.00|73.00|1874.89|46.75|3506.25|5381.14',
      'fargate|0.5 vCPU, 1 GiB|150|–|2703.01|24.00|0.00|2776.29|33|2475.00|5251.29',
      'functions|function|0|–|245.28|24.00|0.00|285.71|33|2475.00|2760.71',
      'metal|m7i.metal-24xl|4|222|15540.94|148.00|91.10|15829.32|128|9600.00|25429.32',
    ]);
  });

  it('have a balancer each, a NAT gateway but for functions, and no licences', () => {
    for (const bill of [startup, tools, base].flatMap((inputs) => Object.values(bills(inputs)))) {
      expect([bill.balancer, bill.nat, bill.licences]).toEqual([
        1643,
        bill.option === 'functions' ? 0 : 3285,
        0,
      ]);
    }
  });

  it.each([
    ['a small start-up', startup, 'vm fargate fargate'],
    ['internal tools', tools, 'vm fargate fargate'],
    ['a mid-size team', base, 'managed managed fargate'],
  ])('leave the decision about %s to labour', (_, inputs, winners) => {
    const found = verdict(inputs);
    expect(found?.verdict).toBe('labour decides');
    expect(ways.map((way) => found?.winners[way].option).join(' ')).toBe(winners);
  });
});

describe('copies and shapes', () => {
  it.each([
    [1, base, 1, -1, 53, 54],
    [2, base, 17, 19, 27, 27],
    [3, base, 23, 30, 18, 18],
    [1, fixedOnly, 55, 21, 8, 27],
    [2, fixedOnly, 63, 41, 4, 14],
    [3, fixedOnly, 66, 51, 3, 9],
  ])(
    '%i copies decide the saving and the break-even of a cluster',
    (copies, shaped, machines, total, ...from) => {
      const own = { ...shaped, copies };
      const none = counted(own, 'none');
      const percent = (inputs: CostInputs) => Math.round(100 * (saving(inputs, 'managed', 'vm') ?? 0));
      expect([percent(none), percent(own)]).toEqual([machines, total]);
      expect([none, own].map((inputs) => breakEven(inputs, 'managed', 'vm'))).toEqual(from);
    },
  );

  it('find that sharing VMs saves what a cluster saves', () => {
    expect(billFor({ ...base, servicesPerVm: 10 }, 'vm')?.infrastructure).toBe(190496);
    expect(billFor(base, 'managed')?.infrastructure).toBe(187489);
  });

  it('find functions cheaper than a cluster up to 39% busy beside one copy', () => {
    expect(busyBreakEven(counted({ ...base, copies: 1 }, 'none'), 'managed')).toBe(0.39);
    expect(busyBreakEven({ ...base, functionMaxGib: 0.5 }, 'managed')).toBeUndefined();
  });

  it('have no break-even where there is none', () => {
    expect(breakEven(counted(base, 'none'), 'fargate', 'vm')).toBeUndefined();
    expect(breakEven(base, 'fargate', 'vm')).toBe(1);
  });
});

const range = (name: string, low: number, high: number) => ({ name, low, high });

describe('what decides', () => {
  const ranges = [
    range('shape', 0, 0),
    range('services', 10, 400),
    range('perInstance.vm', 0.05, 1),
    range('peak', 0.1, 2),
    range('perPlatform.managed', 5, 60),
    range('servicesPerVm', 1, 10),
    range('copies', 1, 5),
    range('perService.managed', 0.25, 1),
    range('prices', 0.6, 1.2),
    range('guestMemory', 0.1, 1),
    range('memory', 1, 1000),
  ].slice(1);

  it('is the size of the estate and labour, and hardly prices', () => {
    const swings = sensitivity(base, ranges, 'managed', 'vm').map(({ name, swing }) => [
      name,
      swing === undefined ? undefined : Math.round(100 * swing),
    ]);
    expect(swings).toEqual([
      ['services', 73],
      ['perInstance.vm', 65],
      ['peak', 55],
      ['perPlatform.managed', 53],
      ['servicesPerVm', 46],
      ['copies', 43],
      ['perService.managed', 36],
      ['prices', 1],
      ['guestMemory', 0],
      ['memory', undefined],
    ]);
  });

  it('names the inputs that make another kind cheapest', () => {
    expect(flips(base, ranges)).toContain('perPlatform.managed');
    expect(flips(base, [range('guestMemory', 0.1, 1)])).toEqual([]);
  });

  it('changes entries of tables, keeps busy time within running time, and refuses unknown names', () => {
    expect(withInput(base, 'perPlatform.vm', 5).perPlatform).toEqual({ ...base.perPlatform, vm: 5 });
    expect(withInput({ ...base, running: 0.3 }, 'busy', 0.5).busy).toBe(0.3);
    expect(withPlatformHours(base, 2).perPlatform.managed).toBe(40);
    for (const name of ['coppies', 'perPlatform.mainframe', 'shapes', 'perPlatform'])
      expect(() => withInput(base, name, 1)).toThrow(RangeError);
  });

  it('draws a map by rows', () => {
    const cells = mapOf([5, 400], [1, 3], (services, copies) =>
      counted({ ...base, services, copies }, 'none'),
    );
    expect(cells.map(({ x, y, winner }) => `${x}/${y} ${winner?.option}`)).toEqual([
      '5/1 vm',
      '400/1 managed',
      '5/3 vm',
      '400/3 managed',
    ]);
  });
});

describe('platforms that equal hours separate by machines alone', () => {
  it('rank Fargate above a cluster only where its machines are cheaper', () => {
    // Fargate once looked cheapest because only clusters were charged for platform hours.
    const none = counted(base, 'none');
    expect(billFor(none, 'managed')?.total).toBeLessThan(billFor(none, 'fargate')?.total ?? 0);
    expect(billFor(base, 'fargate')?.total).toBeLessThan(billFor(base, 'managed')?.total ?? 0);
    const equal = counted(base, 'equal');
    expect(billFor(equal, 'managed')?.total).toBeLessThan(billFor(equal, 'fargate')?.total ?? 0);
  });

  it('let a verdict hold, or lean, where labour does not turn it', () => {
    const many = { ...fixedOnly, services: 400, allowed: ['vm', 'managed'] as const };
    expect(verdict(many)?.verdict).toBe('holds');
    expect(verdict({ ...base, services: 10, allowed: ['fargate', 'functions'] })?.verdict).toBe('holds');
    const gpu = {
      ...base,
      shapes: [{ name: 'gpu', vcpus: 4, gib: 32, price: 1.861, baseline: 1, gpus: 1 }].map((shape) =>
        asNode(shape, 110),
      ),
    };
    const batch = { ...gpu, services: 4, copies: 1, gpus: 1, memory: 16, spare: 0 };
    expect(Object.keys(bills(batch))).toEqual(['vm', 'own', 'managed']);
    expect(verdict(batch)?.verdict).toBe('leans');
    expect(verdict({ ...batch, gpus: 2 })).toBeUndefined();
  });
});

describe('licences', () => {
  const metal = (changed: Partial<CostInputs>) => billFor({ ...base, ...changed }, 'metal')?.licences;

  it('of rented systems follow vCPU', () => {
    const windows = { ...base, osVcpuHour: 0.046 };
    // 150 VMs × 1 vCPU, since the licence makes the second dearer than memory; 7 hosts × 8 vCPU
    expect(billFor(windows, 'vm')?.licences).toBe(Math.round(150 * 0.046 * 730 * 100));
    expect(billFor(windows, 'managed')?.licences).toBe(Math.round(7 * 8 * 0.046 * 730 * 100));
  });

  it('of a cluster follow pairs of cores', () => {
    expect(billFor({ ...base, pairYear: 120 }, 'managed')?.licences).toBe(7 * 2 * 1000);
    expect(billFor({ ...base, pairYear: 120 }, 'vm')?.licences).toBe(0);
  });

  it('of metal follow cores, and Windows guests until Datacenter is cheaper', () => {
    // 4 hosts of 48 cores
    expect(metal({ coreYear: 350 })).toBe((4 * 48 * 35000) / 12);
    // 50 guests on a host need 25 Standard licences, which cost more than Datacenter
    expect(metal({ standard16: 1069, datacenter16: 6155 })).toBe(Math.round((4 * 6155 * 48 * 100) / 16 / 60));
    expect(metal({ services: 10, standard16: 1069, datacenter16: 6155 })).toBe(
      Math.round((4 * 5 * 1069 * 48 * 100) / 16 / 60),
    );
  });
});

describe('what a node keeps', () => {
  it.each(shapes.map((shape) => [shape.name, shape] as const))('is what the list says for %s', (_, shape) => {
    const reserve = nodeReserve(shape.vcpus, shape.gib, shape.pods ?? 0);
    expect(Math.floor(1024 * shape.gib - reserve.mib)).toBe(shape.mib);
    expect(Math.floor(1000 * shape.vcpus - reserve.milliCpu + 1e-6)).toBe(shape.milliCpu);
  });

  it('leaves nothing to a copy on a shape that is no node', () => {
    const bare = { name: 'vm', vcpus: 8, gib: 32, price: 1, baseline: 1 };
    const demand = { average: 0.05, request: 0.25, memory: 1 };
    expect(copiesPerHost(base, bare, demand)).toBe(0);
    expect(copiesPerHost(base, asNode(bare, 58), demand)).toBe(25);
  });
});

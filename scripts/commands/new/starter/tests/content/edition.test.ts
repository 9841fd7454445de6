// What must hold of this edition: it builds without a message, and shows what its data say.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Built, build } from '../built.ts';

let built: Built;

beforeAll(async () => {
  built = await build();
});

afterAll(() => built.remove());

interface LedgerFact {
  readonly fact: string;
  readonly texts: readonly string[];
  readonly value: unknown;
  readonly cells: readonly string[];
}

/** A number that is shown, or a condition of a sentence, by its name in expressions. */
async function factNamed(name: string): Promise<LedgerFact | undefined> {
  const ledger = JSON.parse(await built.text('ledger.json')) as { readonly facts: readonly LedgerFact[] };
  return ledger.facts.find(({ fact }) => fact === name);
}

describe('the edition', () => {
  it('builds without a message', () => {
    expect(built).toMatchObject({ code: 0, said: '' });
  });

  it('computes from the datasets what its sentences say', async () => {
    expect(await factNamed('ways.walkOverBicycle')).toMatchObject({
      // Between a number and its unit stands a space at which no line breaks.
      texts: ['3.2\u00a0times'],
      value: 70 / 22,
      cells: ['ways-to-work/walk/median', 'ways-to-work/bicycle/median'],
    });
    expect(await factNamed('ways.compared')).toMatchObject({ value: 4 });
  });

  it('stands on conditions that hold', async () => {
    expect(await factNamed('ways.bicycleFirst')).toMatchObject({ value: true });
    expect(await factNamed('ways.walkSteady')).toMatchObject({ value: true });
  });

  it('draws a bar for each way, the shortest first', async () => {
    const chart = await built.text('charts/ways-to-work.slide.svg');
    const ways = [...chart.matchAll(/>(Bicycle|Car|Bus|Walk)</g)].map(([, way]) => way);
    expect(ways).toEqual(['Bicycle', 'Car', 'Bus', 'Walk']);
  });
});

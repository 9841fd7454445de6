// What sentences, charts and slides about journeys to work may name as `ways.…`: numbers computed from cells, and conditions.
import { allGreater, counted, type Data, greater, quantity, ratio, type Topic } from '#facts';

/** How usual journeys compare, and what must hold for the sentences about them. */
export function topic(data: Data): Topic {
  const cell = (way: string, field: string) => quantity(data.cell('ways-to-work', way, field));
  const usual = (way: string) => cell(way, 'median');
  const rows = data.rows('ways-to-work');
  const facts = {
    walkOverBicycle: ratio(usual('walk'), usual('bicycle')),
    compared: counted(
      rows.map((row) => row.cell('median')),
      { label: 'Ways compared' },
    ),
    bicycleFirst: allGreater(
      [usual('car'), usual('bus'), usual('walk')],
      [usual('bicycle')],
      'The bicycle takes the least time',
    ),
    walkSteady: greater(cell('bus', 'longest'), cell('walk', 'longest'), {
      label: 'The longest walk takes less than the longest journey by bus',
    }),
  };
  return { facts, series: [] };
}

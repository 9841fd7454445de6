// Facts on adoption: whether survey answers rise from one wave to the next.
import { type Data, type FactTree, greater, predicate, quantity, type Topic } from '#facts';

/** Facts on survey answers. Only waves of the same survey with the same question are compared. */
export function topic(data: Data): Topic {
  const share = (id: string) => {
    const row = data.row('surveys', id);
    return quantity(row.cell('share'), { label: `${row.text('question')}, ${row.text('surveyYear')}` });
  };
  const waves = [
    ['cncf2020-containers-2020', 'cncf2020-containers-2019'],
    ['cncf2020-kubernetes-2020', 'cncf2020-kubernetes-2019'],
    ['cncf2025-applications-2025', 'cncf2025-applications-2023'],
  ] as const;
  const rises = waves.map(([later, earlier]) => greater(share(later), share(earlier)));
  const facts: FactTree = {
    rises: predicate(
      'within each survey the later wave names the higher share',
      rises.every((rise) => rise.holds),
      rises.map((rise) => rise.because).join('; '),
      waves.flat().map(share),
    ),
  };
  return { facts, series: [] };
}

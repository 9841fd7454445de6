import {
  type Data,
  difference,
  each,
  type FactTree,
  greater,
  predicate,
  quantity,
  type Topic,
  term,
} from '#facts';

/** Survey answers; only waves of one survey and one question are compared. */
export function topic(data: Data): Topic {
  const of = (id: string) => {
    const row = data.row('surveys', id);
    return quantity(row.cell('share'), { label: `${row.text('question')}, ${row.text('surveyYear')}` });
  };
  const year = (id: string) =>
    term(data.cell('surveys', id, 'surveyYear'), {
      label: `${data.row('surveys', id).text('survey')}, year`,
    });
  const names = {
    containers2019: 'cncf2020-containers-2019',
    containers2020: 'cncf2020-containers-2020',
    kubernetes2019: 'cncf2020-kubernetes-2019',
    kubernetes2020: 'cncf2020-kubernetes-2020',
    applications2023: 'cncf2025-applications-2023',
    applications2025: 'cncf2025-applications-2025',
    kubernetes2025: 'cncf2025-kubernetes-2025',
    techniques2025: 'cncf2025-techniques-2025',
    dockerDevelopers: 'stackoverflow-docker-2025',
    kubernetesDevelopers: 'stackoverflow-kubernetes-2025',
  };
  const waves = [
    ['cncf2020-containers-2020', 'cncf2020-containers-2019'],
    ['cncf2020-kubernetes-2020', 'cncf2020-kubernetes-2019'],
    ['cncf2025-applications-2025', 'cncf2025-applications-2023'],
  ] as const;
  const rises = waves.map(([later, earlier]) => greater(of(later), of(earlier)));
  const facts: FactTree = {
    ...each(names, of),
    survey: each({ earlier: 'cncf2020-containers-2020', later: 'cncf2025-applications-2025' } as const, year),
    rises: predicate(
      'within each survey the later wave names the higher share',
      rises.every((rise) => rise.holds),
      rises.map((rise) => rise.because).join('; '),
      waves.flat().map(of),
    ),
    applicationsRise: difference(of('cncf2025-applications-2025'), of('cncf2025-applications-2023'), {
      label: 'rise of application containers in production, percentage points',
    }),
  };
  return { facts, series: [] };
}

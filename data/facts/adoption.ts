// Facts on adoption: within one survey, how far the group that is asked moves the share.
import { type Data, greater, quantity, type Topic } from '#facts';

/** Facts on survey answers. Only rows of one survey are compared. */
export function topic(data: Data): Topic {
  const share = (id: string) => {
    const row = data.row('surveys', id);
    return quantity(row.cell('share'), { label: `${row.text('question')}, ${row.text('asked')}` });
  };
  return {
    facts: { sectorDecides: greater(share('docker-it'), share('docker-all'), { by: 2 }) },
    series: [],
  };
}

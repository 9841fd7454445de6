/** What the media types of office documents begin with. */
export const officeType = 'application/vnd.openxmlformats-officedocument';

/** The same for parts of presentations. */
export const showType = `${officeType}.presentationml`;

/** Of charts. */
export const chartType = `${officeType}.drawingml.chart+xml`;

// Media types of the parts of office documents.

/** The beginning of the media types of office documents. */
export const officeType = 'application/vnd.openxmlformats-officedocument';

/** The beginning of the media types of parts of presentations. */
export const showType = `${officeType}.presentationml`;

/** The media type of charts. */
export const chartType = `${officeType}.drawingml.chart+xml`;

/** RFC 4180; the byte order mark tells spreadsheets that it is UTF-8. */
export function toCsv(rows: readonly (readonly CsvValue[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(field).join(',')).join('\r\n')}\r\n`;
}

export type CsvValue = string | number | null | undefined;

/** A leading apostrophe keeps a spreadsheet from running what somebody chose as a name; numbers are left as they are. */
function field(value: CsvValue): string {
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

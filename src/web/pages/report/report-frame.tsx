import { words } from '../../language/index.ts';

/**
 * A report's page at a phone's width. It runs no script here, so the photos stand side by side. Its pictures need our
 * cookie, hence the own origin.
 */
export function ReportFrame({ html, stale = false }: { html: string; stale?: boolean }) {
  return (
    <iframe
      className="report-frame"
      data-stale={stale}
      title={words.report.preview}
      sandbox="allow-same-origin"
      srcDoc={html}
    />
  );
}

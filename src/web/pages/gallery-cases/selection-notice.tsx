import type { Selection } from '../../../gallery/types.ts';
import { words } from '../../language/index.ts';

/** Whether the cases shown in a place, with this one, are a fair choice. @param total comparable series that were measured */
export function SelectionNotice({ selection, total }: { selection: Selection; total: number }) {
  const { gallery } = words;
  const { shown, medianPercentile, bestCaseOnly } = selection;
  return (
    <section className="section" aria-labelledby="selection">
      <h2 id="selection">{gallery.selection}</h2>
      <p>
        {gallery.wouldBeShown(shown)}{' '}
        {shown === total
          ? gallery.allShown
          : medianPercentile === null
            ? gallery.tooFewToSay
            : gallery.percentile(medianPercentile)}
      </p>
      {bestCaseOnly && (
        <div className="notice" role="alert">
          <h3>{gallery.bestCaseTitle}</h3>
          <p>{gallery.bestCase}</p>
        </div>
      )}
    </section>
  );
}

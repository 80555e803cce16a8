import type { CandidateDetail } from '../../../gallery/types.ts';
import { words } from '../../language/index.ts';
import { BestCaseNotice } from './best-case-notice.tsx';

/** Whether the cases shown in a place, with this one, are a fair choice: those of its kind, and all of them together. */
export function SelectionNotice({ selection, channelBestCaseOnly }: CandidateDetail) {
  const { gallery } = words;
  const { shown, notShown, medianPercentile, bestCaseOnly } = selection;
  return (
    <section className="section" aria-labelledby="selection">
      <h2 id="selection">{gallery.selection}</h2>
      <p>
        {gallery.wouldBeShown(shown)}{' '}
        {notShown === 0
          ? gallery.allShown
          : medianPercentile === null
            ? gallery.tooFewToSay
            : gallery.percentile(medianPercentile)}
      </p>
      {bestCaseOnly && <BestCaseNotice title={gallery.bestCaseTitle}>{gallery.bestCase}</BestCaseNotice>}
      {channelBestCaseOnly && !bestCaseOnly && (
        <BestCaseNotice title={gallery.bestCasesTogetherTitle}>{gallery.bestCasesTogether}</BestCaseNotice>
      )}
    </section>
  );
}

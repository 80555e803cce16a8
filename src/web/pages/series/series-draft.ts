import { defaultProtocol } from '../../../series/default-protocol.ts';
import type { Protocol, Series, SeriesInput } from '../../../series/types.ts';
import { words } from '../../language/index.ts';
import { numberOf } from '../../parts/number-of.ts';
import { areaLabel } from '../../words/areas.ts';
import { viewLabel } from '../../words/views.ts';

/** A series as it stands in the form. */
export interface SeriesDraft {
  name: string;
  indication: Series['indication'];
  indicationNote: string;
  areas: string[];
  views: string[];
  primaryOutcome: { metric: string; region: string };
  protocol: ProtocolDraft;
  usesCard: boolean;
}

type Typed = number | string;
export interface ProtocolDraft {
  sessions: Typed;
  intervalDays: Typed;
  healingDays: Typed;
  outcomeFromDay: Typed;
  followUpMonths: number[];
  touchUp: boolean;
  touchUpFrom: Typed;
  touchUpTo: Typed;
}

export function seriesDraft(series: Series | null): SeriesDraft {
  const { touchUpMonths, ...protocol } = series?.protocol ?? defaultProtocol;
  const [touchUpFrom, touchUpTo] = touchUpMonths ?? defaultProtocol.touchUpMonths ?? ['', ''];
  return {
    name: series?.name ?? '',
    indication: series?.indication ?? 'texture',
    indicationNote: series?.indicationNote ?? '',
    areas: series?.areas ?? [],
    views: series?.views ?? ['frontal'],
    primaryOutcome: series?.primaryOutcome ?? { metric: '', region: '' },
    protocol: { ...protocol, touchUp: touchUpMonths !== null, touchUpFrom, touchUpTo },
    usesCard: series?.usesCard ?? false,
  };
}

export function seriesInput({ primaryOutcome, protocol, ...draft }: SeriesDraft): SeriesInput {
  const region = primaryOutcome.region.trim();
  const metric = primaryOutcome.metric as NonNullable<SeriesInput['primaryOutcome']>['metric'];
  return {
    ...draft,
    name: draft.name.trim(),
    indicationNote: draft.indicationNote.trim(),
    primaryOutcome: primaryOutcome.metric !== '' && region !== '' ? { metric, region } : null,
    protocol: protocolOf(protocol),
  };
}

/** The form asks for every field, so that none is missing here. */
function protocolOf({ touchUp, touchUpFrom, touchUpTo, followUpMonths, ...typed }: ProtocolDraft): Protocol {
  const read = (value: Typed) => numberOf(value) ?? 0;
  return {
    sessions: read(typed.sessions),
    intervalDays: read(typed.intervalDays),
    healingDays: read(typed.healingDays),
    outcomeFromDay: read(typed.outcomeFromDay),
    followUpMonths,
    touchUpMonths: touchUp ? [read(touchUpFrom), read(touchUpTo)] : null,
  };
}

/** A field of the form in words, where two versions of it stand side by side. */
export function showSeriesField(draft: SeriesDraft, field: keyof SeriesDraft): string {
  const { seriesForm } = words;
  switch (field) {
    case 'indication':
      return seriesForm.indications[draft.indication];
    case 'areas':
      return draft.areas.map(areaLabel).join(', ');
    case 'views':
      return draft.views.map(viewLabel).join(', ');
    case 'primaryOutcome':
      return [draft.primaryOutcome.metric, draft.primaryOutcome.region].filter(Boolean).join(', ');
    case 'protocol':
      return seriesForm.protocolInWords(protocolOf(draft.protocol));
    case 'usesCard':
      return draft.usesCard ? seriesForm.yes : seriesForm.no;
    default:
      return draft[field];
  }
}

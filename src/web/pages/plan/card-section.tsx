import { Button, Group } from '@mantine/core';
import type { Dispatch } from 'react';
import { words } from '../../language/index.ts';
import { isSkin, type PlanAction, type PlanDraft } from './plan-draft.ts';

interface CardSectionProps {
  draft: PlanDraft;
  dispatch: Dispatch<PlanAction>;
  /** Whether the printed card lies in this photo; null while that is not known. */
  cardFound: boolean | null;
}

/** What the colour of the light is read from: the printed card by itself, another one by its outline. */
export function CardSection({ draft, dispatch, cardFound }: CardSectionProps) {
  const { card, kinds } = words.plan;
  const own = draft.regions.find(({ kind }) => !isSkin(kind));
  return (
    <section className="section" aria-label={card.title}>
      <div>
        <h2>{card.title}</h2>
        <p className="quiet">{cardFound ? card.found : card.lead}</p>
      </div>
      {own && (
        <div className={draft.selected === own.key ? 'plan-entry plan-entry-chosen' : 'plan-entry'}>
          <div className="plan-entry-points">
            <span>{kinds[own.kind]}</span>
            <span className="plan-entry-buttons">
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() => dispatch({ type: 'select', key: own.key })}
              >
                {words.plan.editPoints}
              </Button>
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={words.plan.remove(kinds[own.kind])}
                onClick={() => dispatch({ type: 'remove region', key: own.key })}
              >
                {words.plan.removeShort}
              </Button>
            </span>
          </div>
          <p className="quiet">{own.kind === 'chart' ? card.chartHow : card.greyHow}</p>
        </div>
      )}
      {!own && (
        <Group gap="sm">
          <Button variant="default" size="sm" onClick={() => dispatch({ type: 'add region', kind: 'chart' })}>
            {card.addChart}
          </Button>
          <Button
            variant="default"
            size="sm"
            onClick={() => dispatch({ type: 'add region', kind: 'grey-card' })}
          >
            {card.addGrey}
          </Button>
        </Group>
      )}
    </section>
  );
}

import { ActionIcon, Button, TextInput } from '@mantine/core';
import type { Dispatch } from 'react';
import { IconPlus, IconTrash } from '../../icons.ts';
import type { PlanAction, PlanDraft, RegionKind } from './plan-draft.ts';

interface RegionListProps {
  kind: RegionKind;
  draft: PlanDraft;
  dispatch: Dispatch<PlanAction>;
}

const words = {
  treated: {
    title: 'Treated skin',
    lead: 'What is to be measured.',
    add: 'Add treated region',
    placeholder: 'Left cheek',
  },
  reference: {
    title: 'Untreated skin',
    lead: 'Reference in the same photo: neck, ear or skin beside the area. Without it redness, texture and pores can’t be told from the camera.',
    add: 'Add untreated skin',
    placeholder: 'Neck',
  },
} as const;

/** The regions of one kind, by name; the chosen one takes the clicks on the photo. */
export function RegionList({ kind, draft, dispatch }: RegionListProps) {
  const { title, lead, add, placeholder } = words[kind];
  const regions = draft.regions.filter((region) => region.kind === kind);
  return (
    <section className="section" aria-label={title}>
      <div>
        <h2>{title}</h2>
        <p className="quiet">{lead}</p>
      </div>
      {regions.map(({ key, name, points }, index) => {
        const chosen = draft.selected === key;
        return (
          <div key={key} className={chosen ? 'plan-entry plan-entry-chosen' : 'plan-entry'}>
            <div className="plan-entry-name">
              <TextInput
                aria-label={`Name of ${title.toLowerCase()} ${index + 1}`}
                placeholder={placeholder}
                maxLength={80}
                value={name}
                onFocus={() => !chosen && dispatch({ type: 'select', key })}
                onChange={(event) => dispatch({ type: 'rename', key, name: event.currentTarget.value })}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Remove ${name || 'this region'}`}
                onClick={() => dispatch({ type: 'remove region', key })}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </div>
            <div className="plan-entry-points">
              <span className="quiet">
                {points.length < 3 ? `${points.length} of 3 points or more` : `${points.length} points`}
              </span>
              {chosen ? (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  onClick={() => dispatch({ type: 'add point', at: points.at(-1) ?? [0.5, 0.5] })}
                >
                  Add a point
                </Button>
              ) : (
                <Button variant="subtle" size="compact-sm" onClick={() => dispatch({ type: 'select', key })}>
                  Edit points
                </Button>
              )}
            </div>
          </div>
        );
      })}
      <Button
        variant="default"
        size="sm"
        leftSection={<IconPlus size={16} aria-hidden="true" />}
        onClick={() => dispatch({ type: 'add region', kind })}
      >
        {add}
      </Button>
    </section>
  );
}

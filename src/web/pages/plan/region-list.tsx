import { ActionIcon, Button, TextInput } from '@mantine/core';
import type { Dispatch } from 'react';
import { IconPlus, IconTrash } from '../../icons.ts';
import { words } from '../../language/index.ts';
import type { PlanAction, PlanDraft } from './plan-draft.ts';

interface RegionListProps {
  kind: 'treated' | 'reference';
  draft: PlanDraft;
  dispatch: Dispatch<PlanAction>;
}

/** The regions of one kind, by name. */
export function RegionList({ kind, draft, dispatch }: RegionListProps) {
  const { title, lead, add, placeholder } = words.plan.lists[kind];
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
                aria-label={words.plan.nameOf(title, index + 1)}
                placeholder={placeholder}
                maxLength={80}
                value={name}
                onFocus={() => !chosen && dispatch({ type: 'select', key })}
                onChange={(event) => dispatch({ type: 'rename', key, name: event.currentTarget.value })}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={words.plan.remove(name)}
                onClick={() => dispatch({ type: 'remove region', key })}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </div>
            <div className="plan-entry-points">
              <span className="quiet">
                {points.length < 3
                  ? words.plan.tooFewPoints(points.length)
                  : words.plan.points(points.length)}
              </span>
              {draft.drawing === key ? (
                <span className="plan-entry-buttons">
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    onClick={() => dispatch({ type: 'add point', at: nextTo(points.at(-1)) })}
                  >
                    {words.plan.addPoint}
                  </Button>
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    disabled={points.length < 3}
                    onClick={() => dispatch({ type: 'finish drawing' })}
                  >
                    {words.plan.done}
                  </Button>
                </span>
              ) : (
                !chosen && (
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    onClick={() => dispatch({ type: 'select', key })}
                  >
                    {words.plan.editPoints}
                  </Button>
                )
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

/** Beside the last point, so that the new one can be told from it. */
const nextTo = (last: [number, number] | undefined): [number, number] =>
  last ? [last[0] + 0.03, last[1] + 0.03] : [0.5, 0.5];

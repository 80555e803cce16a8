import { useState } from 'react';
import { ApiError } from '../api/client.ts';
import { isSame, mergeChanges } from './merge-changes.ts';

interface MergingFormOptions<R extends { version: number }, D extends object, S> {
  /** As it was when the form was opened; null makes a new one. */
  record: R | null;
  draftOf: (record: R | null) => D;
  /** Reads the record as it is now. */
  reload: () => Promise<R>;
  /** Sends the draft; `changed` are the fields that differ from the record. */
  save: (draft: D, about: { record: R | null; changed: (keyof D)[] }) => Promise<S>;
  onSaved: (saved: S) => void;
}

/** Somebody else saved first. */
export interface Meeting<D> {
  /** Who, in the server's words. */
  message: string;
  theirs: D;
  clashes: (keyof D)[];
  taken: (keyof D)[];
}

/**
 * A form over a record that others may change meanwhile: when somebody did, what was typed stays, what only they changed
 * is taken over, and what both changed is shown side by side before it is saved again.
 */
export function useMergingForm<R extends { version: number }, D extends object, S>(
  options: MergingFormOptions<R, D, S>,
) {
  const { draftOf, reload, save, onSaved } = options;
  const [record, setRecord] = useState(options.record);
  const [draft, setDraft] = useState(() => draftOf(record));
  const [meeting, setMeeting] = useState<Meeting<D> | null>(null);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const set = (change: Partial<D>) => setDraft((known) => ({ ...known, ...change }));

  const meet = async (conflict: ApiError): Promise<boolean> => {
    const fresh = await reload();
    if (fresh.version === record?.version) return false;
    const theirs = draftOf(fresh);
    const { values, clashes, taken } = mergeChanges({ base: draftOf(record), mine: draft, theirs });
    setDraft(values);
    setRecord(fresh);
    setMeeting({ message: conflict.message, theirs, clashes, taken });
    return true;
  };

  const submit = async () => {
    setPending(true);
    setError(null);
    try {
      const before = draftOf(record);
      const changed = (Object.keys(draft) as (keyof D)[]).filter(
        (field) => !isSame(draft[field], before[field]),
      );
      onSaved(await save(draft, { record, changed }));
    } catch (thrown) {
      const isConflict = thrown instanceof ApiError && thrown.code === 'CONFLICT' && record !== null;
      try {
        if (!isConflict || !(await meet(thrown))) setError(thrown as Error);
      } catch (unread) {
        setError(unread as Error);
      }
    }
    setPending(false);
  };

  return { draft, set, record, submit, pending, error, meeting };
}

/** What was changed of a draft, as the body of a request. */
export const onlyOf = <I extends object>(input: I, changed: readonly PropertyKey[]): Partial<I> =>
  Object.fromEntries(Object.entries(input).filter(([field]) => changed.includes(field))) as Partial<I>;

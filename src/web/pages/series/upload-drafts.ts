import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useReducer, useRef } from 'react';
import type { UploadAnswer } from '../../../photos/types.ts';
import { errorSentence } from '../../api/client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import { uploadPhoto } from '../../api/series.ts';
import { words } from '../../language/index.ts';
import { today } from '../../words/dates.ts';
import { readTakenOn } from './read-taken-on.ts';

export interface UploadDraft {
  id: number;
  file: File;
  /** Object URL for the preview. */
  url: string;
  view: string;
  takenOn: string;
  /** Where the proposed date comes from; 'reading' until known. */
  dateFrom: 'reading' | 'camera' | 'none' | 'typed';
  state: 'ready' | 'sending' | 'added' | 'duplicate' | 'refused';
  /** Sent so far, 0..1. */
  progress: number;
  /** What the server made of it; null until added. */
  answer: UploadAnswer | null;
  /** Why it was refused, in a sentence. */
  error: string | null;
}

type Action =
  | { type: 'added'; drafts: UploadDraft[] }
  | { type: 'changed'; id: number; change: Partial<UploadDraft> }
  | { type: 'proposed'; id: number; takenOn: string | null }
  | { type: 'removed'; ids: number[] };

export function reduceDrafts(drafts: UploadDraft[], action: Action): UploadDraft[] {
  switch (action.type) {
    case 'added':
      return [...drafts.filter(({ state }) => state !== 'added' && state !== 'duplicate'), ...action.drafts];
    case 'changed':
      return drafts.map((draft) => (draft.id === action.id ? { ...draft, ...action.change } : draft));
    case 'proposed':
      // Somebody who typed a date was faster than the reader of the file, and is right.
      return drafts.map((draft) => {
        if (draft.id !== action.id || draft.dateFrom !== 'reading') return draft;
        return action.takenOn
          ? { ...draft, takenOn: action.takenOn, dateFrom: 'camera' }
          : { ...draft, dateFrom: 'none' };
      });
    case 'removed':
      return drafts.filter(({ id }) => !action.ids.includes(id));
  }
}

const maxBytes = 50 * 1024 * 1024;
let nextId = 1;

/** Files chosen for a series: listed with a proposed date first, sent when asked, each with its own outcome. */
export function useUploadDrafts(seriesId: string) {
  const [drafts, dispatch] = useReducer(reduceDrafts, []);
  const queryClient = useQueryClient();
  const latest = useRef(drafts);
  latest.current = drafts;
  useEffect(() => () => latest.current.forEach(({ url }) => void URL.revokeObjectURL(url)), []);

  const change = (id: number, changes: Partial<UploadDraft>) =>
    dispatch({ type: 'changed', id, change: changes });

  const add = (files: Iterable<File>, view: string) => {
    const added = [...files].map((file) => draftOf(file, view));
    dispatch({ type: 'added', drafts: added });
    for (const { id, file, state } of added) {
      if (state === 'ready')
        void readTakenOn(file).then((takenOn) => dispatch({ type: 'proposed', id, takenOn }));
    }
  };

  const remove = (id: number) => dispatch({ type: 'removed', ids: [id] });

  const sendOne = async ({ id, file, view, takenOn }: UploadDraft) => {
    change(id, { state: 'sending', progress: 0, error: null });
    try {
      const answer = await uploadPhoto(seriesId, { file, view, takenOn }, (progress) =>
        change(id, { progress }),
      );
      change(id, {
        state: answer.duplicate ? 'duplicate' : 'added',
        progress: 1,
        takenOn: answer.photo.takenOn,
        view: answer.photo.view,
        answer,
      });
      await queryClient.invalidateQueries({ queryKey: queryKeys.series(seriesId) });
    } catch (error) {
      change(id, { state: 'refused', error: errorSentence(error) });
    }
  };

  const sendAll = async () => {
    const waiting = drafts.filter(
      (draft) => draft.state === 'ready' || (draft.state === 'refused' && isSendable(draft)),
    );
    // One after the other: views that are to be found may go by the order.
    for (const draft of waiting) await sendOne(draft);
    void queryClient.invalidateQueries({ queryKey: queryKeys.patients });
  };

  useEffect(() => {
    if (!drafts.some(({ state }) => state === 'sending')) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [drafts]);

  return { drafts, add, change, remove, sendAll };
}

export const isSendable = ({ file }: UploadDraft) => file.size > 0 && file.size <= maxBytes;

function draftOf(file: File, view: string): UploadDraft {
  const draft: UploadDraft = {
    id: nextId++,
    file,
    url: URL.createObjectURL(file),
    view,
    takenOn: today(),
    dateFrom: 'reading',
    state: 'ready',
    progress: 0,
    answer: null,
    error: null,
  };
  if (isSendable(draft)) return draft;
  const error = file.size === 0 ? words.upload.empty : words.upload.tooLarge;
  return { ...draft, state: 'refused', dateFrom: 'none', error };
}

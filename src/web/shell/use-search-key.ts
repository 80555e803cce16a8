import { useEffect } from 'react';
import { useNavigate } from 'react-router';

/** `/` on any page leads to the search of patients; where something is typed it is a letter like all others. */
export function useSearchKey(enabled: boolean): void {
  const navigate = useNavigate();
  useEffect(() => {
    if (!enabled) return;
    const listen = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
        return;
      const target = event.target as HTMLElement;
      if (target.isContentEditable || target.closest('input, textarea, select, [role=dialog]')) return;
      event.preventDefault();
      const field = document.querySelector<HTMLElement>('.patient-search input');
      if (field) field.focus();
      else navigate('/patients', { state: { focus: 'search' } });
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [enabled, navigate]);
}

// Keys: where to go, how to search and filter, how to move through rows; and the dialog that lists them.
import {useEffect, useRef} from 'preact/hooks';
import {go} from '../router';

export const PLACES: [key: string, path: string, label: string][] = [
  ['t', '/', 'Timeline'],
  ['e', '/events', 'Events'],
  ['p', '/plans', 'Plans'],
  ['q', '/quotes', 'Quotes'],
  ['a', '/actors', 'Actors'],
  ['n', '/network', 'Network'],
  ['m', '/map', 'Map'],
  ['s', '/stories', 'Stories'],
  ['b', '/brief', 'Brief'],
  ['r', '/reports', 'Reports'],
];

const OTHERS: [keys: string, what: string][] = [
  ['/', 'search'],
  ['f', 'open the filters'],
  ['j, k', 'next, previous row'],
  ['Enter', 'open the row'],
  ['?', 'these keys'],
  ['Esc', 'close'],
];

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

function moveRow(step: number): void {
  const links = [...document.querySelectorAll<HTMLElement>('main a.row-link')];
  const at = links.indexOf(document.activeElement as HTMLElement);
  const next = links[Math.min(links.length - 1, Math.max(0, at + step))];
  next?.focus();
  next?.scrollIntoView({block: 'nearest'});
}

export function useShortcuts(address: (path: string) => string): void {
  const latest = useRef(address);
  latest.current = address;
  useEffect(() => {
    let going = 0;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
      if (document.querySelector('dialog[open]')) return;
      if (going && Date.now() - going < 1200) {
        going = 0;
        const place = PLACES.find(([key]) => key === event.key);
        if (place) {
          event.preventDefault();
          go(latest.current(place[1]));
          return;
        }
      }
      going = 0;
      if (event.key === 'g') going = Date.now();
      else if (event.key === 'j') moveRow(1);
      else if (event.key === 'k') moveRow(-1);
      else if (event.key === 'f') document.dispatchEvent(new Event('chancery:filters'));
      else if (event.key === '?') document.querySelector<HTMLDialogElement>('#shortcuts')?.showModal();
      else if (event.key === '/') document.querySelector<HTMLInputElement>('#search')?.focus();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

export function Shortcuts() {
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <dialog id="shortcuts" ref={dialog} class="dialog" aria-labelledby="shortcuts-title">
      <h2 id="shortcuts-title">Keys</h2>
      <dl class="keys">
        {OTHERS.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
        {PLACES.map(([key, , label]) => (
          <div key={key}>
            <dt>
              <kbd>g</kbd> <kbd>{key}</kbd>
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
      <button type="button" class="button primary" onClick={() => dialog.current?.close()}>
        Close
      </button>
    </dialog>
  );
}

// What every view has: its heading, its filters, its exports.
import type {ComponentChildren} from 'preact';
import {useEffect, useRef} from 'preact/hooks';
import {API} from '../api';
import {withQuery} from '../query';
import {FilterBar} from './filter_bar';

export interface Download {
  label: string;
  href: string;
  note?: string;
}

// The downloads of a list for this very query; CSV is guarded for spreadsheets.
export function listDownloads(list: string, filters: URLSearchParams): Download[] {
  const of = (ending: string, more = {}) => withQuery(`${API}/${list}.${ending}`, filters, more);
  return [
    {label: 'CSV', href: of('csv', {csv: 'spreadsheet'}), note: 'for spreadsheets'},
    {label: 'CSV, exact', href: of('csv'), note: 'for R, Python, Stata'},
    {label: 'JSON lines', href: of('jsonl')},
    {label: 'JSON', href: of('json'), note: 'one page with its cursor'},
  ];
}

export function eventDownloads(filters: URLSearchParams): Download[] {
  return [...listDownloads('events', filters), {label: 'GeoJSON', href: withQuery(`${API}/events.geojson`, filters), note: 'for maps'}];
}

// The downloads of one item: itself, and the events that it holds.
export function itemDownloads(list: string, id: string, note: string): Download[] {
  const of = (ending: string, more = {}) => withQuery(`${API}/${list}/${encodeURIComponent(id)}.${ending}`, more);
  return [
    {label: 'JSON', href: of('json'), note},
    {label: 'Events, CSV', href: of('csv', {csv: 'spreadsheet'}), note: 'for spreadsheets'},
    {label: 'Events, CSV, exact', href: of('csv'), note: 'for R, Python, Stata'},
    {label: 'Events, JSON lines', href: of('jsonl')},
    {label: 'Events, GeoJSON', href: of('geojson'), note: 'for maps'},
  ];
}

export function itemAtom(list: string, id: string): string {
  return `${API}/${list}/${encodeURIComponent(id)}.atom`;
}

export function atomOf(filters: URLSearchParams): string {
  return withQuery(`${API}/events.atom`, filters);
}

export function Exports({downloads, atom}: {downloads: Download[]; atom?: string}) {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const element = menu.current;
      if (!element?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return;
        element.querySelector('summary')?.focus();
      } else if (element.contains(event.target as Node)) return;
      element.open = false;
    };
    document.addEventListener('click', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('click', close);
      document.removeEventListener('keydown', close);
    };
  }, []);
  return (
    <div class="exports">
      <details class="menu" ref={menu}>
        <summary class="button">Export</summary>
        <ul>
          {downloads.map(({label, href, note}) => (
            <li key={href}>
              <a href={href} download>
                {label}
                {note && <small>{note}</small>}
              </a>
            </li>
          ))}
        </ul>
      </details>
      {atom && (
        <a class="button" href={atom} type="application/atom+xml" target="_blank" rel="noreferrer">
          Atom<span class="visually-hidden"> feed of this query</span>
        </a>
      )}
    </div>
  );
}

interface FrameProps {
  title: string;
  lead?: ComponentChildren;
  above?: ComponentChildren;
  path?: string;
  filters?: URLSearchParams;
  groups?: string[];
  downloads?: Download[];
  atom?: string;
  actions?: ComponentChildren;
  children: ComponentChildren;
}

// The frame of a view. With `filters` it is a query, whose filters can be changed at `path`.
export function Frame({title, lead, above, path, filters, groups, downloads, atom, actions, children}: FrameProps) {
  useEffect(() => {
    document.title = `${title} – Chancery`;
  }, [title]);
  return (
    <>
      <header class="view-head">
        <div>
          {above}
          <h1 tabIndex={-1}>{title}</h1>
          {lead && <div class="lead">{lead}</div>}
        </div>
        <div class="view-actions">
          {actions}
          {downloads && <Exports downloads={downloads} atom={atom} />}
        </div>
      </header>
      {filters && path !== undefined && <FilterBar path={path} filters={filters} groups={groups ?? ['who', 'what', 'when', 'reported']} />}
      {children}
    </>
  );
}

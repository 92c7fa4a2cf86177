// What stands where data is not (yet): loading, empty, failed.
import type {ComponentChildren} from 'preact';
import {ApiError, type Loaded} from '../api';

export function Empty({children}: {children: ComponentChildren}) {
  return <div class="state empty">{children}</div>;
}

export function Failed({error, again}: {error: Error; again?: () => void}) {
  const missing = error instanceof ApiError && error.status === 404;
  return (
    <div class="state failed" role="alert">
      {missing ? <h1 tabIndex={-1}>There is no such entry in this record</h1> : <strong>This could not be loaded.</strong>}
      <p>{error instanceof ApiError ? error.message : 'The service does not answer. Is chancery serve still running?'}</p>
      {again && !missing && (
        <button type="button" onClick={again}>
          Try again
        </button>
      )}
    </div>
  );
}

export function Loading({lines = 6}: {lines?: number}) {
  return (
    <div class="state loading" role="status">
      <span class="visually-hidden">Loading</span>
      {Array.from({length: lines}, (_, i) => (
        <div key={i} class="bone" aria-hidden="true" />
      ))}
    </div>
  );
}

// Shows what was loaded; what was seen before stays while it is asked for again.
export function Show<T>({of, children}: {of: Loaded<T> & {again: () => void}; children: (data: T) => ComponentChildren}) {
  if (of.error) return <Failed error={of.error} again={of.again} />;
  if (of.data === undefined) return <Loading />;
  return (
    <div class={of.loading ? 'stale' : undefined} aria-busy={of.loading}>
      {children(of.data)}
    </div>
  );
}

// The width that an element has, followed as the window changes.
import {useEffect, useRef, useState} from 'preact/hooks';
import type {RefObject} from 'preact';

export function useWidth<T extends Element>(least = 280): [RefObject<T>, number] {
  const element = useRef<T>(null);
  const [width, set] = useState(0);
  useEffect(() => {
    const target = element.current;
    if (!target) return undefined;
    const observer = new ResizeObserver(([entry]) => set(Math.max(least, Math.floor(entry?.contentRect.width ?? 0))));
    observer.observe(target);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}

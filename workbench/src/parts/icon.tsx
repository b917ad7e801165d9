/** Small line drawings beside words; they never stand alone for a meaning. */
const PATHS = {
  reports: 'M6 3.5h8.5L19 8v12.5H6zM14 3.5V8.5h5M9 12.5h7M9 16h7',
  findings: 'M4.5 6.5h9M4.5 12h9M4.5 17.5h5.5M15.5 16l2 2 3.5-4.5',
  timeline: 'M3.5 12h17M6 8.5h5M6 8.5v-1M11 8.5v-1M13 15.5h6M13 15.5v1M19 15.5v1',
  network: 'M6.5 7.5l5 8M17.5 7.5l-5 8M8.5 6h7M6 8.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM18 8.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM12 20.2a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8z',
  entities: 'M12 11.5a3.7 3.7 0 1 0 0-7.4 3.7 3.7 0 0 0 0 7.4zM4.5 20c.7-3.6 3.6-5.6 7.5-5.6s6.8 2 7.5 5.6',
  review: 'M4.5 12.5l4.5 4.5L19.5 6.5',
  lists: 'M8.5 6.5h11.5M8.5 12h11.5M8.5 17.5h11.5M4.3 6.5h.4M4.3 12h.4M4.3 17.5h.4',
  add: 'M12 5v14M5 12h14',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20.5 20.5',
  more: 'M5 12h.1M12 12h.1M19 12h.1',
  system: 'M4 5h16v11H4zM9 20h6M12 16v4',
  light: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6l1.4 1.4M17 17l1.4 1.4M5.6 18.4L7 17M17 7l1.4-1.4',
  dark: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z',
  help: 'M9.2 9.2a2.9 2.9 0 1 1 4.3 2.6c-.9.5-1.5 1.1-1.5 2.2M12 17.3h.1',
  close: 'M6 6l12 12M18 6L6 18',
  back: 'M14.5 5.5L8 12l6.5 6.5',
  forth: 'M9.5 5.5L16 12l-6.5 6.5',
  save: 'M12 4v11M7.5 11l4.5 4.5L16.5 11M4.5 19.5h15',
  undo: 'M8 5L4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-3',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

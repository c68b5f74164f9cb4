// Line icons (24 × 24) as inline SVG, drawn for this page.

const SVG = "http://www.w3.org/2000/svg";

const PATHS = {
  back: ["M15 4.5 7.5 12l7.5 7.5"],
  person: ["M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z", "M4.5 20.5c.6-3.9 3.6-6 7.5-6s6.9 2.1 7.5 6"],
  close: ["M6 6l12 12", "M18 6 6 18"],
  plus: ["M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19Z", "M12 7.5v9", "M7.5 12h9"],
  drawer: ["M4 5h16v14H4z", "M14.5 5v14", "M17 9h.5", "M17 12h.5"],
  forward: ["M4 6l7 6-7 6z", "M13 6l7 6-7 6z"],
  widen: ["M8 7l-5 5 5 5", "M16 7l5 5-5 5", "M4 12h16"],
  down: ["M6 10l6 6 6-6"],
  photo: ["M3.5 6h17v13h-17z", "M3.5 16l5-5 4.5 4.5 2.5-2.5 5 5", "M15.5 10h.1"],
  voice: ["M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3Z", "M5.5 11a6.5 6.5 0 0 0 13 0", "M12 17.5V21"],
  place: ["M12 21s7-6.2 7-11.5a7 7 0 1 0-14 0C5 14.8 12 21 12 21Z", "M12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z"],
  follow: ["M10 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z", "M3 20.5c.6-3.9 3.4-6 7-6 1.5 0 2.8.3 4 1", "M18.5 14.5v6", "M15.5 17.5h6"],
  unfollow: ["M10 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z", "M3 20.5c.6-3.9 3.4-6 7-6 1.5 0 2.8.3 4 1", "M15.5 17.5h6"],
  waves: ["M6 9.5a4 4 0 0 1 0 5", "M9.5 7a8 8 0 0 1 0 10", "M13 4.5a12 12 0 0 1 0 15"],
  house: ["M4 11.5 12 4l8 7.5", "M6.5 10v9.5h11V10", "M10 19.5v-5h4v5"],
  clipboard: ["M6 5h12v16H6z", "M9 3.5h6v3H9z", "M9 11h6", "M9 15h4"],
  lines: ["M5 8h14", "M5 12h14", "M5 16h14"],
  tap: ["M9 11V5.5a1.5 1.5 0 0 1 3 0V11l5.5 1.2a2 2 0 0 1 1.5 2.2L18.3 20H10l-4-5.5c-.8-1.2.8-2.4 1.8-1.4L9 14.3"],
  clock: ["M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z", "M12 7.5V12l3 2"],
};

/**
 * The icon as an element, hidden from screen readers (the button around it has the label).
 * @param {keyof typeof PATHS} name
 */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  for (const d of PATHS[name]) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
}

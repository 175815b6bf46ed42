// Light, dark, or as the reader's system has it.

import { fill } from "./dom.js";

const THEMES = { auto: "◐ Auto", light: "○ Light", dark: "● Dark" };
const KEY = "argmap-theme";

export function themeButton(button) {
  let theme = stored();
  const show = () => {
    document.documentElement.dataset.theme = theme;
    fill(button, THEMES[theme]);
    button.title = `Colours: ${theme}`;
  };
  button.addEventListener("click", () => {
    const names = Object.keys(THEMES);
    theme = names[(names.indexOf(theme) + 1) % names.length];
    store(theme);
    show();
  });
  show();
}

// A page from disk, or a careful browser, may have nothing to keep things in.
function stored() {
  try {
    const theme = localStorage.getItem(KEY);
    return Object.hasOwn(THEMES, theme) ? theme : "auto";
  } catch {
    return "auto";
  }
}

function store(theme) {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Then the choice lasts as long as the page.
  }
}

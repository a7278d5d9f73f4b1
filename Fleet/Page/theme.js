// Light or dark: as the system says, or as the reader chose.

const words = { auto: "Theme: system", light: "Theme: light", dark: "Theme: dark" };
const order = ["auto", "light", "dark"];

function stored() {
  try {
    return localStorage.getItem("theme") ?? "auto";
  } catch {
    return "auto";
  }
}

/** Lets a button go through the themes. Tells `themechange` to the window. */
export function startTheme(button) {
  let theme = words[stored()] ? stored() : "auto";
  function apply() {
    if (theme === "auto") document.documentElement.removeAttribute("data-theme");
    else document.documentElement.dataset.theme = theme;
    button.textContent = words[theme];
    dispatchEvent(new Event("themechange"));
  }
  button.addEventListener("click", () => {
    theme = order[(order.indexOf(theme) + 1) % order.length];
    try {
      localStorage.setItem("theme", theme);
    } catch { /* the choice lasts as long as the page */ }
    apply();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => dispatchEvent(new Event("themechange")));
  apply();
}

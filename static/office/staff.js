// The few things that markup alone can't do on staff pages. Every page works without this file.
(() => {
  "use strict";

  // After a press replaced a part of the page, the reader goes on at its heading. What loads by itself,
  // or while somebody types or chooses, leaves the focus alone.
  document.addEventListener("htmx:afterSettle", (event) => {
    const part = event.detail.elt;
    const cause = event.detail.requestConfig?.triggeringEvent?.type;
    if (cause !== "click" && cause !== "submit") return;
    if (!part || part.closest("[data-office-keep-focus]") || part.contains(document.activeElement)) return;
    const heading = part.querySelector("h1, h2, h3");
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus();
  });

  // data-office-key="F2" or "Alt+Digit1": the physical key, because the layout changes with the language.
  document.addEventListener("keydown", (event) => {
    const key = [event.ctrlKey && "Ctrl", event.altKey && "Alt", event.shiftKey && "Shift", event.code]
      .filter(Boolean).join("+");
    if (key === "Escape") closeMenus();
    const control = document.querySelector(`[data-office-key="${CSS.escape(key)}"]`);
    if (!control) return;
    event.preventDefault();
    control.focus();
    if (control.matches("a, button, summary, [type=radio], [type=checkbox]")) control.click();
  });

  // Menus that fold out close by Escape or a press elsewhere, and give the focus back.
  const openMenus = () => document.querySelectorAll("details[data-office-menu][open]");
  function closeMenus() {
    openMenus().forEach((menu) => {
      if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
      menu.open = false;
    });
  }
  document.addEventListener("click", (event) => {
    openMenus().forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
  });

  // data-office-filter="#list": of the list only what holds the words typed; without a script, all of it.
  document.querySelectorAll("[data-office-filter]").forEach((field) => {
    field.parentElement.hidden = false;
    field.addEventListener("input", () => {
      const words = field.value.trim().toLowerCase();
      document.querySelectorAll(`${field.dataset.officeFilter} > *`).forEach((part) => {
        part.hidden = !part.textContent.toLowerCase().includes(words);
      });
    });
  });

  // A form that came back: begin where its mistakes are listed.
  document.querySelector(".error-summary")?.focus();
})();

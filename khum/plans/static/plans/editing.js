/* Editing in the table: a press on a row opens it; Enter saves, Shift+Enter begins a line, Escape cancels. */
(() => {
  "use strict";
  document.querySelectorAll("[data-keys]").forEach((words) => { words.hidden = false; });

  document.addEventListener("click", (event) => {
    const row = event.target.closest(".opens");
    if (!row || event.target.closest("a,button,input,select,textarea,label,summary")) return;
    if (String(getSelection())) return; /* somebody is copying words */
    const link = row.querySelector("a[href]");
    if (link) link.click();
  });

  document.addEventListener("keydown", (event) => {
    const form = event.target.closest && event.target.closest("[data-row-form]");
    if (!form || event.isComposing) return;
    if (event.key === "Escape") {
      event.preventDefault();
      form.querySelector("[data-cancel]").click();
    } else if (event.key === "Enter" && !event.shiftKey && !event.altKey && event.target.matches("textarea")) {
      event.preventDefault();
      form.requestSubmit(form.querySelector("[data-save]"));
    }
  });

  /* Typed words that were not saved are not lost by a slip. */
  const dirty = new Set();
  document.addEventListener("input", (event) => { const form = event.target.closest("[data-row-form]"); if (form) dirty.add(form); });
  document.addEventListener("submit", (event) => dirty.delete(event.target));
  window.addEventListener("beforeunload", (event) => { if ([...dirty].some((form) => form.isConnected)) event.preventDefault(); });

  /* The row that a link names is opened in the middle of the screen, its field ready for typing. */
  const first = document.querySelector("[data-row-form] [autofocus]");
  if (first) first.scrollIntoView({ block: "center" });
})();

/* Small comforts; every page works without them. */
(() => {
  "use strict";
  const body = document.body;
  const say = (text) => { const place = document.getElementById("live"); if (place) place.textContent = text; };

  /* "/" goes to the search box, as in the offices' other tools. */
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input,textarea,select,[contenteditable]")) return;
    const box = document.getElementById("search");
    if (box) { event.preventDefault(); box.focus(); box.select(); }
  });

  /* Menus close with Escape and with a click elsewhere. */
  const closeMenus = (keep) => document.querySelectorAll("details.menu[open]").forEach((menu) => { if (menu !== keep) menu.open = false; });
  document.addEventListener("click", (event) => closeMenus(event.target.closest("details.menu")));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.querySelector("details.menu[open]");
    if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
  });

  /* The summary of errors is read first. */
  const focusErrors = (root) => { const box = root.querySelector("[data-focus]"); if (box) box.focus(); };

  /* One press is enough; the button frees itself when the page comes back from the cache. */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    if (form.hasAttribute("hx-post") || form.closest("[hx-boost]")) return;
    form.dataset.sent = "1";
    if (event.submitter) event.submitter.setAttribute("aria-busy", "true");
    form.dispatchEvent(new CustomEvent("khum:sent", { bubbles: true }));
  });
  window.addEventListener("pageshow", () => document.querySelectorAll("[data-sent]").forEach((form) => {
    delete form.dataset.sent;
    form.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
  }));

  /* A link or form with data-keep-scroll comes back to the same place of the page. */
  const place = "khum:scroll:" + location.pathname;
  document.addEventListener("click", (event) => { if (event.target.closest("[data-keep-scroll]")) sessionStorage.setItem(place, String(scrollY)); });
  const kept = sessionStorage.getItem(place);
  if (kept) { sessionStorage.removeItem(place); scrollTo(0, Number(kept)); }

  focusErrors(document);

  /* htmx: swapped errors get focus too; a lost line is said, not swallowed. */
  document.addEventListener("htmx:afterSwap", (event) => focusErrors(event.target));
  ["htmx:sendError", "htmx:timeout"].forEach((name) => document.addEventListener(name, () => say(body.dataset.lost)));
  document.addEventListener("htmx:responseError", (event) => { if (event.detail.xhr.status >= 500) say(body.dataset.failed); });
})();

/* The board: a card is dragged by its handle with a finger, a pen or a mouse. Without this script the choice and its button do the same. */
(() => {
  "use strict";
  const columnAt = (x, y) => document.elementFromPoint(x, y)?.closest(".forum-column") ?? null;
  const mark = (column) => document.querySelectorAll(".forum-column").forEach((one) => one.classList.toggle("forum-column--over", one === column));
  const show = () => document.querySelectorAll("#board [data-grip]").forEach((grip) => { grip.hidden = false; });

  let held = null;
  const drop = () => {
    if (!held) return;
    held.card.classList.remove("forum-point--moving");
    held.card.removeAttribute("style"); // An empty one would be copied by the swap, which the policy forbids.
    mark(null);
    held = null;
  };
  document.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest("[data-grip]");
    if (!grip || event.button > 0) return;
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    held = { grip, card: grip.closest(".forum-point"), id: event.pointerId, x: event.pageX, y: event.pageY };
    held.card.classList.add("forum-point--moving");
  });
  document.addEventListener("pointermove", (event) => {
    if (!held || event.pointerId !== held.id) return;
    held.card.style.transform = `translate(${event.pageX - held.x}px, ${event.pageY - held.y}px)`;
    mark(columnAt(event.clientX, event.clientY));
    const edge = 60;
    if (event.clientY < edge) scrollBy(0, -14);
    else if (event.clientY > innerHeight - edge) scrollBy(0, 14);
  });
  document.addEventListener("pointerup", (event) => {
    if (!held || event.pointerId !== held.id) return;
    const { card } = held, column = columnAt(event.clientX, event.clientY), from = card.closest(".forum-column");
    drop();
    if (!column || column === from) return;
    const form = card.querySelector(".forum-point__form");
    form.elements.core.value = column.dataset.core;
    form.requestSubmit();
  });
  document.addEventListener("pointercancel", drop);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") drop(); });
  document.addEventListener("htmx:afterSwap", () => {
    show();
    document.querySelector(".forum-point--placed")?.focus({ preventScroll: true });
  });
  show();
})();
